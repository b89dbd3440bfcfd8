package io.groundwork.controller.component.hosts;

/** Names and addresses come from the inventory's hosts; there is nothing to set. */
public record HostsSettings() {}
