package io.groundwork.controller.component.zookeeper;

import io.groundwork.inventory.Setting;
import io.groundwork.inventory.value.Heap;
import io.groundwork.inventory.value.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of ZooKeeper. */
public record ZooKeeperSettings(
    @Setting(doc = "Release, from 3.5 to 3.9.", required = true) Version version,
    @Setting(doc = "Apache's binary tarball: a path, file: or https: URL.", required = true)
        String archive,
    @Setting(doc = "The tarball's SHA-512, in hex.") @Nullable String sha512,
    @Setting(doc = "The tarball's SHA-256, in hex.") @Nullable String sha256,
    @Setting(doc = "Java heap, with k, m or g.", value = "512m") Heap heap,
    @Setting(doc = "Port for clients.", value = "2181") int clientPort,
    @Setting(doc = "Port on which followers reach the leader.", value = "2888") int peerPort,
    @Setting(doc = "Port of the leader election.", value = "3888") int electionPort,
    @Setting(
            doc = "Directory of snapshots, transaction log and myid.",
            value = "/var/lib/zookeeper")
        String dataDir,
    @Setting(doc = "Further lines of zoo.cfg, by name.", value = "{}")
        Map<String, String> properties,
    @Setting(
            doc =
                "Members that may be down though the ensemble has no majority without them: those"
                    + " of an ensemble of one or two.",
            value = "[]")
        List<String> unprotected,
    @Setting(
            doc =
                "Whether members join and leave without a restart of the others, by ZooKeeper's"
                    + " dynamic reconfiguration (from 3.6.4 on); switching it restarts each member"
                    + " twice, one by one.",
            value = "false")
        boolean dynamicReconfig,
    @Setting(
            doc = "The member's id (myid), 1 to 255; left out: the one that is on its disk.",
            hostOnly = true,
            min = 1,
            max = 255)
        @Nullable Integer id) {}
