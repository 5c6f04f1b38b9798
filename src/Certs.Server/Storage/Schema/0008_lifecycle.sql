-- What became of certificates after they were issued. Times are whole seconds since 1970-01-01 UTC.

-- Changes. Rows are written once; only what happens on the chain comes later. The unique key decides who comes next.
create table status_changes (
    id             integer not null primary key autoincrement,   -- the order in which they were accepted
    certificate    integer not null,              -- certificates.id
    sequence       integer not null,              -- 1 for the certificate's first change, then up by one
    handle         blob    not null,              -- 32 bytes: SHA-256 of the handle, the key of the status
    acting         integer not null,              -- the agency that changes it
    act            integer not null,              -- the numbers of the wire
    state          integer not null,              -- the numbers of the chain
    reason         integer not null,              -- the numbers of the chain
    effective_from integer not null,
    accepted_at    integer not null,
    detail         blob    not null,              -- canonical text: officer, legal basis and all of the above
    detail_digest  blob    not null,              -- 32 bytes: its SHA-256, which goes to the chain
    stage          integer not null,              -- 1 waits for the chain, 2 recorded
    transaction_id integer null,                  -- the transaction that carries it; null: none was made yet
    block_number   integer null,                  -- this and the following: null before it is recorded
    block_time     integer null,
    log_index      integer null,                  -- the event's place in the block: with it the order of all changes
    unique (certificate, sequence)
) strict;

create index status_changes_waiting on status_changes (id) where stage = 1;

create index status_changes_by_handle on status_changes (handle, sequence);

create index status_changes_by_block on status_changes (block_number, log_index) where stage = 2;

-- Changes that wait for a second person, and what became of them.
create table change_proposals (
    id             integer not null primary key autoincrement,
    certificate    integer not null,
    acting         integer not null,
    act            integer not null,
    reason         integer not null,
    effective_from integer null,                  -- null: from the confirmation on
    officer        text    not null,
    basis          text    not null,
    proposer       text    not null,              -- SHA-256 of the proposer's client key, hexadecimal
    proposed_at    integer not null,
    expires_at     integer not null,
    state          integer not null,              -- 1 open, 2 confirmed, 3 rejected
    decider        text    null,                  -- as proposer
    decided_by     text    null,                  -- the second officer
    decided_at     integer null,
    change_id      integer null                   -- status_changes.id once confirmed
) strict;

create index change_proposals_open on change_proposals (id) where state = 1;

-- Every request that changed or proposed something.
create table change_requests (
    request_id     blob    not null primary key,  -- 16 bytes
    content_digest blob    not null,              -- 32 bytes: what the request id stands for
    change_id      integer null,                  -- status_changes.id
    proposal_id    integer null                   -- change_proposals.id
) strict, without rowid;
