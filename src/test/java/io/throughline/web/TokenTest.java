package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import memory.MemoryApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tokens of a provider: signed, for this service, of today, and with a role. */
@SpringBootTest(
        classes = MemoryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"throughline.oidc.audience=throughline", "throughline.oidc.roles=realm.roles"})
class TokenTest {
    private static final RSAKey KEY = newKey();
    private static final HttpServer PROVIDER = start();
    private static final String ISSUER =
            "http://localhost:" + PROVIDER.getAddress().getPort();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("throughline.oidc.issuer", () -> ISSUER);
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop(0);
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuer = "http://localhost:" + server.getAddress().getPort();
            answer(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer
                            + "/keys\",\"subject_types_supported\":[\"public\"]}");
            answer(server, "/keys", new JWKSet(KEY.toPublicJWK()).toString());
            server.start();
            return server;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void answer(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static JWTClaimsSet.Builder claims(String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("throughline")
                .subject("4711")
                .claim("preferred_username", "anna")
                .claim("realm", Map.of("roles", List.of(roles)))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private String ask(String token) throws Exception {
        return RawHttp.send(
                port,
                "POST /graphql HTTP/1.1\nHost: localhost\nContent-Type: application/json\nAuthorization: Bearer "
                        + token,
                "{\"query\":\"{ caller { name role } }\"}");
    }

    @Test
    void aTokenHasTheHighestRoleItsClaimNames() throws Exception {
        assertThat(ask(signed(KEY, claims("offline_access", "viewer", "Editor"))))
                .contains("\"name\":\"anna\"", "\"role\":\"EDITOR\"");
    }

    @Test
    void whatIsNotInOrderIsRefused() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(600));
        String valid = signed(KEY, claims("ADMIN"));
        for (String token : List.of(
                signed(KEY, claims("offline_access")),
                signed(KEY, claims("ADMIN").audience("other")),
                signed(KEY, claims("ADMIN").issuer("http://localhost:1")),
                signed(KEY, claims("ADMIN").expirationTime(past)),
                signed(newKey(), claims("ADMIN")),
                valid.substring(0, valid.lastIndexOf('.') + 1),
                "no-token")) {
            assertThat(RawHttp.status(ask(token))).as(token).isEqualTo(401);
        }
        assertThat(RawHttp.status(ask(valid))).isEqualTo(200);
    }
}
