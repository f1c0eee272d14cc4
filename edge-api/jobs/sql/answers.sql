-- How well the answers of each day were ordered, by what was watched of them within the window: reciprocal rank and NDCG of
-- the first ten places, summed. An answer that is seen on several days is one on each of them, of what was seen of it then:
-- a day is counted the same whatever the range. The gains 1 / log2(1 + place), and what divides by their running sums, are
-- written out, so that nothing is computed differently elsewhere (engine/metrics.ts: Jarvelin and Kekalainen, 2002).
WITH gains AS (
  SELECT 1 AS place, 1.0e0 AS gain, 1.0e0 AS normalizer, 1.0e0 AS reciprocal
  UNION ALL SELECT 2, 0.6309297535714575e0, 0.6131471927654584e0, 0.5e0
  UNION ALL SELECT 3, 0.5e0, 0.46927872602275644e0, 0.3333333333333333e0
  UNION ALL SELECT 4, 0.43067655807339306e0, 0.3903800499921017e0, 0.25e0
  UNION ALL SELECT 5, 0.38685280723454163e0, 0.3391602052736161e0, 0.2e0
  UNION ALL SELECT 6, 0.3562071871080222e0, 0.30260241349881345e0, 0.16666666666666666e0
  UNION ALL SELECT 7, 0.3333333333333333e0, 0.27487633291429087e0, 0.14285714285714285e0
  UNION ALL SELECT 8, 0.31546487678572877e0, 0.2529427027676571e0, 0.125e0
  UNION ALL SELECT 9, 0.3010299956639812e0, 0.23504554941448536e0, 0.1111111111111111e0
  UNION ALL SELECT 10, 0.2890648263178879e0, 0.22009176629808017e0, 0.1e0
),
watches AS (
  SELECT user_id, item_id, watched_ms FROM playings WHERE watched_ms >= :from_ms AND watched_ms < :to_ms + :window_ms
),
opened AS (
  SELECT
    coalesce(subjects.user_id, facts.user_id) AS user_id, facts.recommendation_id, facts.occurred_ms,
    CAST(floor(facts.occurred_ms / 864e5) AS bigint) AS day,
    split(facts.impression, '|') AS item_ids, split(facts.positions, '|') AS places
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE facts.event_type = 'impression' AND facts.impression IS NOT NULL AND facts.positions <> ''
    AND facts.recommendation_id IS NOT NULL
    AND facts.occurred_ms >= :from_ms AND facts.occurred_ms < :to_ms
    AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
),
cards AS (
  SELECT
    opened.user_id, opened.recommendation_id, opened.day, opened.occurred_ms, parts.item_id,
    TRY_CAST(element_at(opened.places, array_position(opened.item_ids, parts.item_id)) AS bigint) AS place
  FROM opened
  CROSS JOIN UNNEST(opened.item_ids) AS parts (item_id)
),
-- Few cards are of what their user watched: only those are put together by answer.
hits AS (
  SELECT DISTINCT user_id, recommendation_id, day, item_id, place
  FROM (
    SELECT
      cards.user_id, cards.recommendation_id, cards.day, cards.item_id, watches.watched_ms,
      min(cards.place) AS place, min(cards.occurred_ms) AS shown_ms
    FROM cards
    INNER JOIN watches ON watches.user_id = cards.user_id AND watches.item_id = cards.item_id
    GROUP BY cards.user_id, cards.recommendation_id, cards.day, cards.item_id, watches.watched_ms
  ) AS watched
  WHERE watched_ms >= shown_ms AND watched_ms <= shown_ms + :window_ms
),
scored AS (
  SELECT
    hits.user_id, hits.recommendation_id, hits.day, least(count(*), 10) AS relevant, sum(coalesce(gains.gain, 0e0)) AS gain,
    max(coalesce(gains.reciprocal, 0e0)) AS reciprocal
  FROM hits
  LEFT JOIN gains ON gains.place = hits.place
  GROUP BY hits.user_id, hits.recommendation_id, hits.day
),
-- Read from the facts again: an engine keeps what is asked for twice, and the lists of all answers are much.
answers AS (
  SELECT DISTINCT
    coalesce(subjects.user_id, facts.user_id) AS user_id, facts.recommendation_id,
    CAST(floor(facts.occurred_ms / 864e5) AS bigint) AS day
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE facts.event_type = 'impression' AND facts.impression IS NOT NULL AND facts.positions <> ''
    AND facts.recommendation_id IS NOT NULL
    AND facts.occurred_ms >= :from_ms AND facts.occurred_ms < :to_ms
    AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
),
counts AS (
  SELECT day, count(*) AS answers, 0e0 AS reciprocal_rank, 0e0 AS ndcg FROM answers GROUP BY day
  UNION ALL
  SELECT scored.day, 0, sum(scored.reciprocal), sum(scored.gain * ideals.normalizer)
  FROM scored
  INNER JOIN gains AS ideals ON ideals.place = scored.relevant
  GROUP BY scored.day
)
SELECT
  day, CAST(sum(answers) AS bigint) AS answers, sum(reciprocal_rank) AS reciprocal_rank_sum, sum(ndcg) AS ndcg_sum
FROM counts
GROUP BY day
ORDER BY day
