-- What provinces signed of the chain's blocks: the table of ../0013_witnessing.sql, which says what each column means.
create table checkpoint_signatures (
    chain_id     bigint not null,
    genesis      bytea  not null,
    block_number bigint not null,
    block_hash   bytea  not null,
    province     bigint not null,
    block_time   bigint not null,
    facts_root   bytea  not null,
    fact_count   bigint not null,
    signature    bytea  not null,
    primary key (chain_id, genesis, block_number, block_hash, province)
);
