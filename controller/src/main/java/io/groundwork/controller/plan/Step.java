package io.groundwork.controller.plan;

import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Phase;
import java.util.List;

/**
 * A phase on one host.
 *
 * @param index of the phase in the agenda
 */
public record Step(int index, Phase phase, String host, List<Resource> resources) {}
