// What the batch loop writes about itself for the API to show: one small object, so that looking costs one read.

export const LOOP_REPORT_KEY = 'reports/loop/status.json'
