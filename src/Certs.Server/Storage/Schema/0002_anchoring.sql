-- The way of certificates to the chain. Times are whole seconds since 1970-01-01 UTC.

-- Signed transactions, written before they are sent: whatever happens then, the same bytes can be sent again.
create table transactions (
    id         integer not null primary key autoincrement,
    account    blob    not null,                  -- 20 bytes
    nonce      integer not null,
    hash       blob    not null unique,           -- 32 bytes
    raw        blob    not null,                  -- the signed bytes
    state      integer not null,                  -- 1 may be on its way, 2 mined, 3 given up
    created_at integer not null
) strict;

create index transactions_on_their_way on transactions (nonce) where state = 1;

-- Batches: consecutive certificates of one agency under one root. Ranges of an agency never overlap.
create table batches (
    id             integer not null primary key autoincrement,
    agency         integer not null,
    first_position integer not null,
    size           integer not null,
    root           blob    not null unique,       -- 32 bytes
    suites         integer not null,
    state          integer not null,              -- 2 submitted, 3 anchored (the numbers of the wire)
    transaction_id integer null references transactions (id),   -- null: not sent yet, or to be sent again
    block_number   integer null,                  -- this and the following: null before it is anchored
    block_hash     blob    null,
    block_time     integer null,
    anchored_by    blob    null,                  -- hash of the transaction that the chain says did it
    unique (agency, first_position)
) strict;

create index batches_under_way on batches (id) where state = 2;

create index batches_by_transaction on batches (transaction_id) where state = 2;

-- The leaves of each batch in order, 32 bytes each, from which any path can be made.
create table batch_leaves (
    batch_id integer not null primary key references batches (id),
    leaves   blob    not null
) strict;
