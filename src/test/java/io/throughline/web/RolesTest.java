package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.throughline.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memory.MemoryApplication;
import memory.TestSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each change and each address is asked by each role. */
@SpringBootTest(
        classes = MemoryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "throughline.keys[0]=vera:VIEWER:viewer",
            "throughline.keys[1]=alan:ANALYST:analyst",
            "throughline.keys[2]=edith:EDITOR:editor",
            "throughline.keys[3]=ada:ADMIN:admin"
        })
class RolesTest {
    /** Beside these, who may change what is said by the schema. */
    private static final Map<String, Role> ADDRESSES = Map.ofEntries(
            Map.entry("GET /exports/audit.jsonl", Role.ADMIN),
            Map.entry("GET /exports/graph.json", Role.VIEWER),
            Map.entry("GET /exports/paths.csv", Role.VIEWER),
            Map.entry("GET /exports/map.svg", Role.VIEWER),
            Map.entry("GET /exports/catalogue.csv", Role.VIEWER),
            Map.entry("POST /imports", Role.ADMIN),
            Map.entry("POST /imports/uploads", Role.ADMIN),
            Map.entry("POST /imports/preview", Role.ADMIN),
            Map.entry("GET /imports/none/rejected", Role.ADMIN),
            Map.entry("GET /imports/none/rejected/reasons", Role.ADMIN),
            Map.entry("POST /events", Role.ADMIN),
            Map.entry("POST /v1/track", Role.ADMIN),
            Map.entry("GET /nothing", Role.ADMIN),
            Map.entry("GET /actuator/env", Role.ADMIN));

    @LocalServerPort
    private int port;

    @Autowired
    private GraphQlSource source;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private static String bearer(Role role) {
        return "\nAuthorization: Bearer " + role.name().toLowerCase(Locale.ROOT);
    }

    private String ask(Role role, String query) throws Exception {
        return RawHttp.send(
                port,
                "POST /graphql HTTP/1.1\nHost: localhost\nContent-Type: application/json" + bearer(role),
                "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}");
    }

    @Test
    void eachChangeSaysWhoMayMakeIt() {
        assertThat(mutations().map(field -> field.getName() + needed(field)))
                .hasSizeGreaterThan(10)
                .noneMatch(text -> text.endsWith("null"));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachChangeIsRefusedToLesserRolesAlone(Role role) throws Exception {
        for (GraphQLFieldDefinition field : mutations().toList()) {
            String answer = ask(role, "mutation { " + call(field) + " }");
            assertThat(answer)
                    .as(field.getName())
                    .doesNotContain("ValidationError")
                    .doesNotContain("InvalidSyntax");
            assertThat(answer.contains("FORBIDDEN"))
                    .as(field.getName() + " by " + role + answer)
                    .isEqualTo(!role.includes(Role.of(needed(field))));
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void keysAreShownToAdminsAlone(Role role) throws Exception {
        assertThat(ask(role, "{ keys { name role } }").contains("\"name\":\"edith\""))
                .isEqualTo(role == Role.ADMIN);
        assertThat(ask(role, "{ caller { role } journeys { count } }"))
                .contains("\"role\":\"" + role + "\"", "\"count\":4");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachAddressIsRefusedToLesserRolesAlone(Role role) throws Exception {
        for (Map.Entry<String, Role> address : ADDRESSES.entrySet()) {
            String answer = RawHttp.send(
                    port, address.getKey() + " HTTP/1.1\nHost: localhost\nContent-Length: 0" + bearer(role), "");
            if (role.includes(address.getValue())) {
                assertThat(RawHttp.status(answer)).as(address.getKey()).isNotIn(401, 403);
            } else {
                assertThat(RawHttp.status(answer)).as(address.getKey()).isEqualTo(403);
                assertThat(answer).contains("This needs the role " + address.getValue() + "; ", " is " + role + ".");
            }
        }
    }

    /** An address that is added later is missed here until it is listed above, or is open to all. */
    @Test
    void noAddressIsForgotten() {
        List<String> known =
                ADDRESSES.keySet().stream().map(a -> a.split(" ")[1]).toList();
        Stream<String> patterns =
                mappings.getHandlerMethods().keySet().stream().flatMap(info -> info.getPatternValues().stream());
        assertThat(patterns.filter(pattern ->
                        !pattern.matches("/|/\\{view:.*|/graphiql/examples|/v1/.*|/error|.*BasicError.*|/actuator.*")))
                .allMatch(pattern -> known.stream().anyMatch(address -> fits(pattern, address)), "is listed");
    }

    private static boolean fits(String pattern, String address) {
        String form = pattern.replaceAll("\\{[a-z]+:([^}]*)}", "($1)").replaceAll("\\{[a-z]+}", "[^/]+");
        return address.matches(form);
    }

    @Test
    void socketsHaveTheRoleOfTheirFirstMessage() throws Exception {
        try (TestSocket socket = TestSocket.open(port, null)) {
            socket.send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer viewer\"}}");
            assertThat(socket.next()).contains("connection_ack");
            socket.send(
                    "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"mutation { deletePersona(id: \\\"young\\\") }\"}}");
            assertThat(socket.next()).contains("FORBIDDEN", "vera is VIEWER");
        }
    }

    private Stream<GraphQLFieldDefinition> mutations() {
        GraphQLObjectType type = source.schema().getMutationType();
        return type == null ? Stream.of() : type.getFieldDefinitions().stream();
    }

    private static String needed(GraphQLFieldDefinition field) {
        var directive = field.getAppliedDirective("needs");
        return directive == null
                ? "null"
                : ((graphql.language.EnumValue)
                                directive.getArgument("role").getArgumentValue().getValue())
                        .getName();
    }

    /** The field with the least that its arguments allow. */
    private static String call(GraphQLFieldDefinition field) {
        String arguments = field.getArguments().stream()
                .filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
                .map(argument -> argument.getName() + ": " + literal(argument.getType()))
                .collect(Collectors.joining(", "));
        boolean object = GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType;
        return field.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")") + (object ? " { __typename }" : "");
    }

    private static String literal(GraphQLInputType type) {
        if (type instanceof GraphQLNonNull some) {
            return literal((GraphQLInputType) some.getWrappedType());
        }
        if (type instanceof GraphQLList) {
            return "[]";
        }
        if (type instanceof GraphQLEnumType names) {
            return names.getValues().get(0).getName();
        }
        if (type instanceof GraphQLInputObjectType object) {
            boolean one = object.isOneOf();
            String fields = object.getFields().stream()
                    .filter(part -> one || GraphQLTypeUtil.isNonNull(part.getType()) && !part.hasSetDefaultValue())
                    .limit(one ? 1 : Long.MAX_VALUE)
                    .map(part -> part.getName() + ": " + literal(part.getType()))
                    .collect(Collectors.joining(", "));
            return "{" + fields + "}";
        }
        return switch (GraphQLTypeUtil.simplePrint(type)) {
            case "Int", "Long", "Float" -> "1";
            case "Boolean" -> "true";
            case "DateTime" -> "\"2026-01-01T00:00:00Z\"";
            case "Duration" -> "\"P1D\"";
            default -> "\"x\"";
        };
    }
}
