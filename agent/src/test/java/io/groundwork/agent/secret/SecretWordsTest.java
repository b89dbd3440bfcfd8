package io.groundwork.agent.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssl.keystore.password=geheim | ssl.keystore.password=********",
        "ssl.key.password: geheim # x | ssl.key.password: ********",
        "'sudo: {password: \"ge heim\", user: a}' | sudo: {password: ********",
        "'x.sasl.jaas.config=a required password=\"geheim\";' | x.sasl.jaas.config=********",
        "-Djavax.net.ssl.keyStorePassword=geheim -jar | -Djavax.net.ssl.keyStorePassword=********",
        "\"token\" : \"geheim\" | \"token\" : ********",
        "ssl.keystore.key=-----BEGIN | ssl.keystore.key=********",
        "MY_SECRET=geheim | MY_SECRET=********"
      })
  void theValueOfWhatIsNamedLikeASecretIsMasked(String text, String masked) {
    assertThat(SecretWords.mask("a=1\n" + text + "\nb=2")).isEqualTo("a=1\n" + masked + "\nb=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\tssl.key.password = null",
        "\tssl.keystore.password = [hidden]",
        "password: \"${env:SUDO_PASSWORD}\"",
        "sudo: {password: \"${env:SUDO_PASSWORD}\"}",
        "listeners=PLAINTEXT://a:9092",
        "the password is wrong"
      })
  void whatHoldsNoSecretStays(String text) {
    assertThat(SecretWords.mask(text)).isEqualTo(text);
  }

  @Test
  void namesAreToldFromOtherNames() {
    assertThat(SecretWords.isNameOfSecret("ssl.truststore.password")).isTrue();
    assertThat(SecretWords.isNameOfSecret("listener.name.a.plain.sasl.jaas.config")).isTrue();
    assertThat(SecretWords.isNameOfSecret("num.partitions")).isFalse();
    assertThat(SecretWords.isNameOfSecret("ssl.keystore.location")).isFalse();
  }
}
