-- Who had which certificate judged, for a limited time. No certificate is named: the tag needs the node's secret.

-- By day first: what is written stays together, and what is old goes in one piece.
create table verifications (
    day          integer not null,                -- whole days since 1970-01-01 UTC
    tag          blob    not null,                -- 16 bytes: HMAC of the handle's digest under the node's secret
    hour         integer not null,                -- 0 to 23
    role         integer not null,                -- 0 a stranger; else the numbers of roles
    organisation text    not null,                -- as roles.json names it; empty: not named
    purpose      text    not null,                -- as the caller said; empty: not said
    relying      integer not null,                -- the province that it was judged for
    action       integer not null,                -- the numbers of the wire
    standing     integer not null,                -- the numbers of the wire
    first_minute integer not null,                -- whole minutes since 1970-01-01 UTC
    last_minute  integer not null,
    verdicts     integer not null,
    primary key (day, tag, hour, role, organisation, purpose, relying, action, standing)
) strict, without rowid;
