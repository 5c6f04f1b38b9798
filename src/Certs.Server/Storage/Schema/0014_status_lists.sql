-- Published status lists: how much of each was given out. Which entries these were follows from the node's secret.

create table status_lists (
    agency     integer not null,                  -- province << 16 | sequence
    list       integer not null,                  -- 1 for the agency's first list, then up by one
    next_entry integer not null,                  -- how many entries were given out; some of them to nobody
    opened_at  integer not null,                  -- seconds since 1970-01-01 UTC
    address    text    not null,                  -- where it is published, as its certificates name it
    primary key (agency, list)
) strict, without rowid;
