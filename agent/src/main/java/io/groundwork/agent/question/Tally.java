package io.groundwork.agent.question;

import java.util.List;

/**
 * How many partitions of Kafka's are of one kind.
 *
 * @param partitions how many
 * @param topics of how many topics
 * @param names the first of these topics, by name
 * @param first the first of these partitions, by topic and number
 */
public record Tally(
    Kind kind, int partitions, int topics, List<String> names, List<Replicas> first) {}
