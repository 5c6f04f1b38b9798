-- How far those are who are told of changes by HTTP. Times are whole seconds since 1970-01-01 UTC.

create table webhooks (
    name          text    not null primary key,   -- as the settings name it
    cursor        text    not null,               -- everything up to there was told
    delivered     integer not null,               -- how many changes were told
    delivered_at  integer null,                   -- when the last one was
    failures      integer not null,               -- attempts at the next one that failed
    failing_since integer null,                   -- the first of these
    problem       integer null,                   -- why the last of these failed: the numbers of the wire
    stopped_at    integer null                    -- when it was given up, until an operator says otherwise
) strict, without rowid;
