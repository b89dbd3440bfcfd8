package io.groundwork.controller.runtime;

/**
 * What a node needs to run the agent.
 *
 * @param agent the runtime image with the agent in it
 * @param probe the probe, which runs on the same image
 * @param arch the CPU that the image is for, as uname -m says
 * @param glibc the least version of glibc that the image runs on: 2.17; empty where it wants none
 * @param jdk the JDK that the image was linked from, for people
 */
public record Runtime(Bundle agent, Bundle probe, String arch, String glibc, String jdk) {}
