-- What the events of one day say of somebody's taste: clicks, watches that count, reactions. Of an event that says nothing
-- only the reason is kept. The numbers of the rules are parameters. Many users do much, few too much: whoever may have done
-- too much is found first, and counted exactly, each event once, then.
WITH
busy AS (
  SELECT user_id, CAST(floor(occurred_ms / 864e5) AS bigint) AS day
  FROM facts
  WHERE event_type <> 'impression'
  GROUP BY user_id, CAST(floor(occurred_ms / 864e5) AS bigint)
  HAVING count(*) > :max_events_a_day OR sum(watched_seconds) > :max_watched_hours_a_day * 36e2
),
-- Nobody does so much on one day, or watches more hours than a day has: a program does, or several people share an account.
bots AS (
  SELECT user_id, day
  FROM (
    SELECT facts.user_id, busy.day, facts.play_id, count(DISTINCT facts.event_id) AS events, max(facts.watched_seconds) AS seconds
    FROM facts
    INNER JOIN busy ON busy.user_id = facts.user_id AND busy.day = CAST(floor(facts.occurred_ms / 864e5) AS bigint)
    WHERE facts.event_type <> 'impression'
    GROUP BY facts.user_id, busy.day, facts.play_id
  ) AS plays
  GROUP BY user_id, day
  HAVING sum(events) > :max_events_a_day OR sum(seconds) > :max_watched_hours_a_day * 36e2
),
hasty AS (
  SELECT user_id, CAST(floor(occurred_ms / 6e4) AS bigint) AS minute
  FROM facts
  WHERE event_type NOT IN ('impression', 'watch')
  GROUP BY user_id, CAST(floor(occurred_ms / 6e4) AS bigint)
  HAVING count(*) > :max_events_a_minute
),
-- A finger that rests on a button, or a script.
bursts AS (
  SELECT hasty.user_id, hasty.minute
  FROM facts
  INNER JOIN hasty ON hasty.user_id = facts.user_id AND hasty.minute = CAST(floor(facts.occurred_ms / 6e4) AS bigint)
  WHERE facts.event_type NOT IN ('impression', 'watch')
  GROUP BY hasty.user_id, hasty.minute
  HAVING count(DISTINCT facts.event_id) > :max_events_a_minute
),
judged AS (
  SELECT
    facts.event_id, facts.event_type, facts.user_id, facts.item_id, facts.play_id, facts.recommendation_id, facts.occurred_ms,
    facts.watched_ratio,
    CASE
      WHEN facts.event_type = 'watch'
        AND NOT (facts.watched_ratio * 1e2 >= :min_percent OR (facts.ended AND facts.watched_ratio * 1e2 >= :min_percent_when_ended))
      THEN 'watched in part'
      -- These only take something away, whoever says them.
      WHEN facts.event_type IN ('dislike', 'clear') THEN 'kept'
      WHEN bots.user_id IS NOT NULL THEN 'more than a person does in a day'
      WHEN bursts.user_id IS NOT NULL THEN 'more than a person does in a minute'
      ELSE 'kept'
    END AS verdict
  FROM facts
  LEFT JOIN bots ON bots.user_id = facts.user_id AND bots.day = CAST(floor(facts.occurred_ms / 864e5) AS bigint)
  LEFT JOIN bursts
    ON bursts.user_id = facts.user_id AND bursts.minute = CAST(floor(facts.occurred_ms / 6e4) AS bigint)
    AND facts.event_type <> 'watch'
  WHERE facts.event_type <> 'impression'
)
SELECT
  verdict,
  CASE WHEN verdict = 'kept' THEN event_type END AS event_type,
  CASE WHEN verdict = 'kept' THEN user_id END AS user_id,
  CASE WHEN verdict = 'kept' THEN item_id END AS item_id,
  -- What is one act however often it is reported: a playing, or else an event.
  CASE WHEN verdict = 'kept' AND event_type = 'watch' THEN play_id WHEN verdict = 'kept' THEN event_id END AS act_id,
  CASE WHEN verdict = 'kept' THEN recommendation_id END AS recommendation_id,
  CASE WHEN verdict = 'kept' THEN occurred_ms END AS occurred_ms,
  CASE WHEN verdict = 'kept' AND event_type = 'watch' THEN watched_ratio END AS event_value
FROM judged
