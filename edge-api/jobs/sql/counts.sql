-- How many events got each verdict.
SELECT verdict, count(*) AS events FROM verdicts GROUP BY verdict ORDER BY verdict
