/** Keys of one script share a tag in braces, so that they lie on one node of a Redis cluster. The first part is the layout's version. */
export const keys = {
  probe: 'tributary:1:probe',
  queries: 'tributary:1:{queries}',
  count: (hash: string) => `tributary:1:count:${hash}`,
  owner: (hash: string) => `tributary:1:kept:{${hash}}`,
};

/** Counts; a count without an expiry, as one that a restore brought, is given one. */
export const countScript = `
local n = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[1])
  redis.call('PEXPIRE', KEYS[1], left)
end
return {n, left}`;

/** ARGV: hash, text, life, how many may be kept. The oldest go first. */
export const keepQueryScript = `
redis.call('SET', KEYS[1] .. ':' .. ARGV[1], ARGV[2], 'PX', ARGV[3])
redis.call('ZADD', KEYS[1], redis.call('TIME')[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[4])
if over > 0 then
  local oldest = redis.call('ZPOPMIN', KEYS[1], over)
  for i = 1, #oldest, 2 do redis.call('DEL', KEYS[1] .. ':' .. oldest[i]) end
end
return 1`;

/** ARGV: name, a new generation should there be none, life of a generation. */
export const findScript = `
local generation = redis.call('GET', KEYS[1])
if not generation then
  generation = ARGV[2]
  redis.call('SET', KEYS[1], generation, 'PX', ARGV[3])
end
return {generation, redis.call('GET', KEYS[1] .. ':' .. generation .. ':' .. ARGV[1])}`;

/** ARGV: generation, name, text, life, how many the owner may have. */
export const keepScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local count = KEYS[1] .. ':' .. ARGV[1]
local n = redis.call('INCR', count)
if n == 1 then redis.call('PEXPIRE', count, ARGV[4]) end
if n > tonumber(ARGV[5]) then return 0 end
redis.call('SET', count .. ':' .. ARGV[2], ARGV[3], 'PX', ARGV[4])
return 1`;
