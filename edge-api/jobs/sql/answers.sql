-- How well the answers of each day were ordered, by what was watched of them within the window: reciprocal rank and NDCG of
-- the first ten places, summed. The gains 1 / log2(1 + place), and what divides by their running sums, are written out, so that nothing is
-- computed differently elsewhere (engine/metrics.ts: Jarvelin and Kekalainen, 2002).
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
owned AS (
  SELECT facts.*, coalesce(subjects.user_id, facts.user_id) AS owner_id
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
    AND facts.occurred_ms >= :from_ms
    AND facts.occurred_ms < :to_ms + :window_ms
    AND facts.event_type IN ('watch', 'impression')
),
watches AS (
  SELECT owner_id AS user_id, item_id, min(occurred_ms) AS watched_ms
  FROM owned
  WHERE event_type = 'watch'
    AND (watched_ratio * 1e2 >= :min_percent OR (ended AND watched_ratio * 1e2 >= :min_percent_when_ended))
  GROUP BY owner_id, item_id, play_id
),
opened AS (
  SELECT owner_id AS user_id, recommendation_id, occurred_ms, split(impression, '|') AS item_ids, split(positions, '|') AS places
  FROM owned
  WHERE event_type = 'impression' AND impression IS NOT NULL AND positions IS NOT NULL AND recommendation_id IS NOT NULL
    AND occurred_ms < :to_ms
),
cards AS (
  SELECT
    opened.user_id, opened.recommendation_id, parts.item_id, min(CAST(opened.places[parts.place] AS bigint)) AS place,
    min(opened.occurred_ms) AS shown_ms
  FROM opened
  CROSS JOIN UNNEST(opened.item_ids) WITH ORDINALITY AS parts (item_id, place)
  GROUP BY opened.user_id, opened.recommendation_id, parts.item_id
),
hits AS (
  SELECT DISTINCT cards.user_id, cards.recommendation_id, cards.item_id, cards.place
  FROM cards
  INNER JOIN watches ON watches.user_id = cards.user_id AND watches.item_id = cards.item_id
  WHERE watches.watched_ms >= cards.shown_ms AND watches.watched_ms <= cards.shown_ms + :window_ms
),
answers AS (
  SELECT user_id, recommendation_id, CAST(floor(min(shown_ms) / 864e5) AS bigint) AS day
  FROM cards
  GROUP BY user_id, recommendation_id
),
scored AS (
  SELECT
    hits.user_id, hits.recommendation_id, least(count(*), 10) AS relevant, sum(coalesce(gains.gain, 0e0)) AS gain,
    max(coalesce(gains.reciprocal, 0e0)) AS reciprocal
  FROM hits
  LEFT JOIN gains ON gains.place = hits.place
  GROUP BY hits.user_id, hits.recommendation_id
)
SELECT
  answers.day, count(*) AS answers, sum(coalesce(scored.reciprocal, 0e0)) AS reciprocal_rank_sum,
  sum(coalesce(scored.gain * ideals.normalizer, 0e0)) AS ndcg_sum
FROM answers
LEFT JOIN scored ON scored.user_id = answers.user_id AND scored.recommendation_id = answers.recommendation_id
LEFT JOIN gains AS ideals ON ideals.place = scored.relevant
GROUP BY answers.day
ORDER BY answers.day
