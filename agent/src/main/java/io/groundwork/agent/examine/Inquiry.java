package io.groundwork.agent.examine;

import java.util.List;

/**
 * What a check wants to know of a node.
 *
 * @param address the node's own, as the inventory has it
 * @param names of hosts to look up, beside the node's own name
 * @param places directories with data, or for data
 * @param measuresDisks whether to write to those places for some hundred milliseconds, to see how
 *     fast they are
 */
public record Inquiry(
    String address, List<String> names, List<String> places, boolean measuresDisks) {

  public Inquiry {
    names = List.copyOf(names);
    places = List.copyOf(places);
  }
}
