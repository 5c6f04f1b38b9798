using Certs.Benchmarks;

SuiteRates.Run(Console.Out);
