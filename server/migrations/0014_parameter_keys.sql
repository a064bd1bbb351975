-- What a skill's document says is its spec; "reading" was also the name of the work.
alter table skill rename column reading to spec;
alter table skill_version rename column reading to spec;

-- A parameter is a place and a name, and has a key of its own in its operation: the name, or `in.name` where another
-- parameter has that name, or one that reads like a place and name. The same rule as in skill-files/operations/keys.ts.
create function parameters_with_keys(parameters jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(p.it || jsonb_build_object('key', case
           when (select count(*) from jsonb_array_elements(parameters) o where o->>'name' = p.it->>'name') = 1
            and not exists (select from jsonb_array_elements(parameters) o
                             where (o->>'in') || '.' || (o->>'name') = p.it->>'name')
           then p.it->>'name' else (p.it->>'in') || '.' || (p.it->>'name') end) order by p.at), '[]')
    from jsonb_array_elements(parameters) with ordinality as p (it, at)
$$;

-- What an example gave by a name was given to every parameter of that name.
create function spec_with_keys(spec jsonb) returns jsonb language sql immutable as $$
  select jsonb_set(spec, '{operations}', coalesce(jsonb_agg(o.it || jsonb_build_object(
           'parameters', k.parameters,
           'examples', (select coalesce(jsonb_agg(e.it || jsonb_build_object('output',
                               (select coalesce(jsonb_object_agg(p->>'key', v.value), '{}')
                                  from jsonb_each(e.it->'output') v
                                  join jsonb_array_elements(k.parameters) p on p->>'name' = v.key)) order by e.at), '[]')
                          from jsonb_array_elements(o.it->'examples') with ordinality as e (it, at))) order by o.at), '[]'))
    from jsonb_array_elements(spec->'operations') with ordinality as o (it, at),
         lateral (select parameters_with_keys(o.it->'parameters') as parameters) k
$$;

update skill set spec = spec_with_keys(spec),
  problems = (select coalesce(jsonb_agg(p order by at), '[]') from jsonb_array_elements(problems) with ordinality as x (p, at)
               where p->>'code' <> 'duplicate_parameter');
update skill_version set spec = spec_with_keys(spec);

drop function spec_with_keys;
drop function parameters_with_keys;

-- What was asked before was asked by name. Where two had one name the call is refused when it is answered.
update confirmation set
  card = jsonb_set(card, '{parameters}', (
    select coalesce(jsonb_agg(p || jsonb_build_object('key', p->'name') order by at), '[]')
      from jsonb_array_elements(card->'parameters') with ordinality as x (p, at))),
  call = jsonb_set(call, '{operation,parameters}', (
    select coalesce(jsonb_agg(p || jsonb_build_object('key', p->'name') order by at), '[]')
      from jsonb_array_elements(call->'operation'->'parameters') with ordinality as x (p, at)));
