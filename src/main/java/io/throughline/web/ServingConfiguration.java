package io.throughline.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.graphql.server.webmvc.GraphiQlHandler;
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

    /** Under a name of its own: the framework's page may stand before it on the class path. */
    @Bean
    @ConditionalOnWebApplication
    RouterFunction<ServerResponse> graphiqlPage() {
        GraphiQlHandler page =
                new GraphiQlHandler("/graphql", "/graphql", new ClassPathResource("graphiql/throughline.html"));
        return RouterFunctions.route().GET("/graphiql", page::handleRequest).build();
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
