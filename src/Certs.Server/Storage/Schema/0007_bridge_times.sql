-- How long it took to get a bridge statement: those that somebody asked for singly. Replicas add up.
create table bridge_times (
    month      integer not null,                  -- UTC: year * 100 + month
    issuing    integer not null,                  -- the province that issued the certificate
    relying    integer not null,                  -- the province that the statement is for
    duration   integer not null,                  -- n: from 2^(n/4) microseconds to less than 2^((n+1)/4)
    statements integer not null,
    primary key (month, issuing, relying, duration)
) strict, without rowid;
