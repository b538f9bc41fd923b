package io.throughline.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlRequestPredicates;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.graphql.server.webmvc.GraphiQlHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** How the container, GraphiQL, sockets and JSON behave for those whom the access rules let in. */
@Configuration(proxyBeanMethods = false)
class ServingConfiguration {
    private static final String QUESTIONS = "/graphql";
    private static final Problem NO_JSON = new Problem(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Send a question with the header Content-Type: application/json and the body {\"query\": \"…\","
                    + " \"variables\": {…}}, and accept JSON.");
    private static final Problem NO_POST = new Problem(
            HttpStatus.METHOD_NOT_ALLOWED, "Questions are sent by POST; the page /graphiql takes typed ones.");

    /** Under a name of its own: the framework's page may stand before it on the class path. */
    @Bean
    @ConditionalOnWebApplication
    RouterFunction<ServerResponse> graphiqlPage() {
        GraphiQlHandler page =
                new GraphiQlHandler("/graphql", "/graphql", new ClassPathResource("graphiql/throughline.html"));
        return RouterFunctions.route().GET("/graphiql", page::handleRequest).build();
    }

    /** Tells how to ask those who send something else to the address of questions; the framework answers a bare number. */
    @Bean
    @Order(-1)
    @ConditionalOnWebApplication
    RouterFunction<ServerResponse> noQuestions() {
        RequestPredicate question =
                GraphQlRequestPredicates.graphQlHttp(QUESTIONS).or(GraphQlRequestPredicates.graphQlSse(QUESTIONS));
        return RouterFunctions.route()
                .POST(QUESTIONS, question.negate(), request -> answer(NO_JSON))
                .GET(QUESTIONS, request -> answer(NO_POST))
                .build();
    }

    private static ServerResponse answer(Problem problem) {
        return ServerResponse.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.members());
    }

    /** Questions end by their own deadline, however long they wait for their turn. */
    @Bean
    @ConditionalOnWebApplication
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> container() {
        return factory -> {
            factory.addEngineValves(new ClientValve());
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                }
            });
            factory.addConnectorCustomizers(connector -> connector.setAsyncTimeout(-1));
        };
    }

    @Bean
    @ConditionalOnWebApplication
    GraphQlWebSocketHandler sockets(WebGraphQlHandler handler, JsonMapper json, GraphQlProperties properties) {
        GraphQlProperties.Websocket socket = properties.getWebsocket();
        return new SocketMessages(handler, json, socket.getConnectionInitTimeout(), socket.getKeepAlive());
    }

    /** A number or a flag is no query text. */
    @Bean
    JsonMapperBuilderCustomizer textsAreTexts() {
        return json -> json.withCoercionConfig(
                LogicalType.Textual,
                texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }
}
