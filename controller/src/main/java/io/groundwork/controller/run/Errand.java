package io.groundwork.controller.run;

/**
 * What a run is for.
 *
 * @param locks whether it writes, and so takes the nodes' locks
 * @param asksGates whether gates will be asked
 * @param who the run and its operator, told to whoever is refused a lock
 */
record Errand(boolean locks, boolean asksGates, String who) {}
