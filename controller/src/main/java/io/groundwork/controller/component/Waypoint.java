package io.groundwork.controller.component;

import java.util.List;
import java.util.Set;

/**
 * A state that a cluster must pass through, whole and verified, on its way to the one that is
 * wanted: there the way itself is what keeps it safe.
 *
 * @param text what is done on the way there, for people
 * @param hosts the hosts that must all get there before the way goes on
 * @param phases what is to be on its hosts then
 */
public record Waypoint(String text, Set<String> hosts, List<Phase> phases) {}
