-- What was shown in the answers that a kept event quotes: one row an answer and user, in the order first seen.
SELECT user_id, recommendation_id, array_join(array_agg(item_id ORDER BY first_ms, place, item_id), '|') AS impression
FROM (
  SELECT shown.user_id, shown.recommendation_id, parts.item_id, min(shown.occurred_ms) AS first_ms, min(parts.place) AS place
  FROM (
    SELECT quoted.user_id, facts.recommendation_id, facts.occurred_ms, split(facts.impression, '|') AS item_ids
    FROM facts
    LEFT JOIN subjects ON subjects.id = facts.user_id
    INNER JOIN (
      SELECT DISTINCT user_id, recommendation_id FROM verdicts WHERE verdict = 'kept' AND recommendation_id IS NOT NULL
    ) AS quoted
      ON quoted.user_id = coalesce(subjects.user_id, facts.user_id)
      AND quoted.recommendation_id = facts.recommendation_id
    WHERE facts.event_type = 'impression' AND facts.impression IS NOT NULL
  ) AS shown
  CROSS JOIN UNNEST(shown.item_ids) WITH ORDINALITY AS parts (item_id, place)
  GROUP BY shown.user_id, shown.recommendation_id, parts.item_id
) AS items
GROUP BY user_id, recommendation_id
