-- Changes of many certificates for one cause. Times are whole seconds since 1970-01-01 UTC.

create table incidents (
    id             integer not null primary key autoincrement,
    request_id     blob    not null unique,       -- 16 bytes
    content_digest blob    not null,              -- 32 bytes: what the request id stands for, but for listed numbers
    issuer         integer not null,              -- the agency whose certificates are changed
    acting         integer not null,
    act            integer not null,
    reason         integer not null,
    effective_from integer null,                  -- null: from the confirmation on
    officer        text    not null,
    basis          text    not null,
    proposer       text    not null,              -- SHA-256 of the planner's client key, hexadecimal
    expires_at     integer not null,
    state          integer not null,              -- the numbers of the wire
    decider        text    null,
    decided_by     text    null,
    decided_at     integer null,
    selected       integer not null,
    omitted        integer not null,
    unknown        integer not null
) strict;

-- The selection. An item and its change are written in one step: that makes each change happen once.
create table incident_items (
    incident    integer not null,                 -- incidents.id
    certificate integer not null,                 -- certificates.id
    outcome     integer not null,                 -- 0 waits, 1 changed, 2 could not be changed
    change_id   integer null,                     -- status_changes.id
    primary key (incident, certificate)
) strict, without rowid;

create index incident_items_waiting on incident_items (incident, certificate) where outcome = 0;
