package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.component.kafka.KafkaComponent;
import io.groundwork.controller.component.zookeeper.ZooKeeperComponent;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Which components' hosts stand and fall together. */
class ClusterTest {

  @Test
  void brokersAndTheirEnsembleAreOneCluster() {
    assertThat(new KafkaComponent().cluster())
        .isNotNull()
        .isEqualTo(new ZooKeeperComponent().cluster());
  }

  @Test
  void componentsWithoutMembersFormNone() {
    assertThat(ServiceLoader.load(Component.class))
        .filteredOn(component -> !component.schema().role())
        .isNotEmpty()
        .allMatch(component -> component.cluster() == null);
  }
}
