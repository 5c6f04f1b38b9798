-- What provinces signed of the chain's blocks: the newest checkpoints, and for ever those that contradict each other.
create table checkpoint_signatures (
    chain_id     integer not null,
    genesis      blob    not null,                -- hash of block 0
    block_number integer not null,
    block_hash   blob    not null,
    province     integer not null,                -- who signed
    block_time   integer not null,                -- the block's own time, unix seconds
    facts_root   blob    not null,                -- root over the facts; 32 zero bytes: none
    fact_count   integer not null,
    signature    blob    not null,                -- r, s, parity
    primary key (chain_id, genesis, block_number, block_hash, province)
) strict, without rowid;
