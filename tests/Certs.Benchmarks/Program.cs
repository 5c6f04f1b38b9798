using Certs.Benchmarks;

SuiteRates.Run(Console.Out);
DocumentRates.Run(Console.Out);
