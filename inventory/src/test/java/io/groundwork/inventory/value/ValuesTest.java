package io.groundwork.inventory.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "512m,536870912,512m",
    "2g,2147483648,2g",
    "2G,2147483648,2g",
    "65536k,67108864,65536k"
  })
  void heapsAreRead(String text, long bytes, String jvm) {
    assertThat(Heap.parse(text)).isEqualTo(new Heap(bytes, jvm));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "m", "512", "512mb", "-1g", "1.5g", "0g", "4k", "99999999999g", " 1g", "1t"})
  void whatIsNoHeapIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Heap.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "3.9.1,3.10.0", "3.9,3.10", "3.9.1-rc1,3.9.1", "3.9.1-rc2,3.9.1-rc10", "3.9.1,3.9.1+1",
    "3.9.1-beta,3.9.1-rc1", "17.0.9+8,17.0.10", "1.8.0_9,1.8.0_392", "8,11", "3.9.1-rc,3.9.1-rc1"
  })
  void versionsAreInOrder(String earlier, String later) {
    assertThat(Version.parse(earlier)).isLessThan(Version.parse(later));
    assertThat(Version.parse(later)).isGreaterThan(Version.parse(earlier));
    assertThat(Version.parse(later).atLeast(earlier)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"3.9,3.9.0", "3,3.0.0", "3.9.1-rc1,3.9.1-rc1"})
  void versionsThatMeanTheSameAreEqual(String one, String two) {
    assertThat(Version.parse(one))
        .isEqualTo(Version.parse(two))
        .hasSameHashCodeAs(Version.parse(two));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v3.9", "3.", ".9", "3..9", "3.x", "latest", "3.9 ", "99999999999", "3.9-"})
  void whatIsNoVersionIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Version.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10.77.0.0/24,10.77.0.255,true", "10.77.0.0/24,10.77.1.0,false", "0.0.0.0/0,1.2.3.4,true",
    "10.0.0.1,10.0.0.1,true", "10.0.0.1,10.0.0.2,false", "fd00::/8,fd12::1,true",
    "fd00::/8,fe80::1,false", "10.0.0.0/8,name,false", "10.0.0.0/8,fd00::1,false"
  })
  void networksKnowTheirAddresses(String network, String address, boolean within) {
    assertThat(Cidr.parse(network).contains(address)).isEqualTo(within);
    assertThat(Cidr.parse(network)).hasToString(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.1/24",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0/8",
        "a/8",
        "10.0.0.0/-1",
        "fd00::1/64",
        "010.0.0.0/8"
      })
  void whatIsNoNetworkIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "256.1.1.1",
        "1.1.1",
        "1.1.1.1.1",
        "01.1.1.1",
        "1.1.1.",
        ".1.1.1",
        "::1%lo",
        "g::",
        ":::",
        "1.1.1.1 ",
        "::1/64",
        "٣.1.1.1"
      })
  void whatIsNoAddressIsNone(String text) {
    assertThat(Addresses.bytes(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "node1,true",
    "a.b-c.d,true",
    "1a,true",
    "10.0.0,false",
    "-a,false",
    "a-,false",
    "a..b,false",
    "a_b,false",
    "ä,false",
    "123,false"
  })
  void hostNamesAreLabels(String name, boolean valid) {
    assertThat(Addresses.isHostName(name)).isEqualTo(valid);
  }

  @Property(tries = 500)
  void noTextMakesAnythingThrowAnythingElse(@ForAll String text) {
    quietly(() -> Heap.parse(text));
    quietly(() -> Version.parse(text));
    quietly(() -> Cidr.parse(text));
    Addresses.bytes(text);
    Addresses.isHostName(text);
  }

  private static void quietly(Runnable parse) {
    try {
      parse.run();
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessageStartingWith("'");
    }
  }
}
