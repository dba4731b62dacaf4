/** The order and the leaderboard of each sweep; the workflow server deletes them after some time, the bucket does not. */
package io.refocus.stores.sweep;
