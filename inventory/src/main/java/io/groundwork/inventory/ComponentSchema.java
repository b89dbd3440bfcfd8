package io.groundwork.inventory;

import java.util.List;

/**
 * What the inventory must know of a component.
 *
 * @param name the key of its block, and its role where it is one
 * @param settings its settings record, whose components carry {@link Setting}
 * @param role whether hosts may name it under roles
 * @param everywhere whether it applies to every host without being named (baseline, agent)
 * @param needs components that come along on a host that has this one, before it
 */
public record ComponentSchema(
    String name,
    Class<? extends Record> settings,
    boolean role,
    boolean everywhere,
    List<String> needs) {}
