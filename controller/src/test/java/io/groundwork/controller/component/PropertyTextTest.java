package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PropertyTextTest {

  @Property
  void everyPropertyIsReadBackAsItWasMeant(@ForAll Map<String, String> properties)
      throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(String.join("\n", PropertyText.lines(properties))));
    assertThat(read).containsExactlyInAnyOrderEntriesOf(Map.copyOf(properties));
  }
}
