package stub;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The rooms api and web with stubs behind them; outside the product's base package, so that its own scan never finds this. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration",
            "org.springframework.boot.neo4j.autoconfigure.health.Neo4jHealthContributorAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jReactiveAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jRepositoriesAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jReactiveRepositoriesAutoConfiguration"
        })
@ComponentScan(basePackages = {"io.throughline.api", "io.throughline.web"})
public class StubApplication {

    @Bean
    public StubDesk desk() {
        return new StubDesk();
    }

    @Bean
    public StubPersonas personas(StubDesk desk) {
        return new StubPersonas(desk);
    }

    @Bean
    public StubStore store() {
        return new StubStore();
    }

    @Bean
    public StubIntake intake() {
        return new StubIntake();
    }
}
