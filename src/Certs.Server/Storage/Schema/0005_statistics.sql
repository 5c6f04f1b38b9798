-- What is counted of this node's verdicts: nothing about a person, a certificate or a caller. Replicas add up.

-- Verdicts that were not recognised or undetermined.
create table obstacles (
    month    integer not null,                    -- UTC: year * 100 + month
    issuing  integer not null,                    -- the issuing province; 0: the document could not be read
    relying  integer not null,                    -- the relying province
    type     text    not null,                    -- vct; empty: none of the types that are known
    suites   integer not null,                    -- bit n - 1 is set when a signature of suite n verified
    seal     integer not null,                    -- the seal's generation; 0: none that could be read
    reason   text    not null,                    -- a code of the closed list
    verdicts integer not null,
    primary key (month, issuing, relying, type, suites, seal, reason)
) strict, without rowid;

-- All verdicts.
create table verdicts (
    month       integer not null,
    issuing     integer not null,
    relying     integer not null,
    recognition integer not null,                 -- the numbers of the wire
    duration    integer not null,                 -- n: from 2^(n/4) microseconds to less than 2^((n+1)/4)
    verdicts    integer not null,
    primary key (month, issuing, relying, recognition, duration)
) strict, without rowid;
