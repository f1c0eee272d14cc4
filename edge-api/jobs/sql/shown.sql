-- What was shown of each answer on one day: one row an answer and user, ids in the order seen, some repeated. An impression
-- says what came into view; the first four of an answer are enough, and bound the memory that is needed.
-- Ids of events grow with time (UUID version 7).
SELECT user_id, recommendation_id, array_join(min_by(impression, event_id, 4), '|') AS impression
FROM facts
WHERE event_type = 'impression' AND impression IS NOT NULL
GROUP BY user_id, recommendation_id
