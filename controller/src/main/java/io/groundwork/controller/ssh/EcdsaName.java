package io.groundwork.controller.ssh;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;

/** The SSH library asks for key factories by the name ECDSA; the JDK's own has the name EC. */
final class EcdsaName extends Provider {
  private static final long serialVersionUID = 1L;

  EcdsaName() {
    super("GroundworkEcdsaName", "1", "The JDK's EC key factory under the name ECDSA");
    putService(
        new Service(this, "KeyFactory", "ECDSA", Factory.class.getName(), List.of(), Map.of()) {
          @Override
          public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return new Factory(KeyFactory.getInstance("EC"));
          }
        });
  }

  private static final class Factory extends KeyFactorySpi {
    private final KeyFactory factory;

    Factory(KeyFactory factory) {
      this.factory = factory;
    }

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
      return factory.generatePublic(spec);
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
      return factory.generatePrivate(spec);
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec)
        throws InvalidKeySpecException {
      return factory.getKeySpec(key, spec);
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
      return factory.translateKey(key);
    }
  }
}
