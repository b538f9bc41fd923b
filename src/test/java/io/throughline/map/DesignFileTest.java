package io.throughline.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.catalogue.Touchpoint;
import io.throughline.design.DesignStep;
import io.throughline.journey.InvalidArgument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs of other tools: the same process in each form is the same design. */
class DesignFileTest {
    private static final List<Touchpoint> KNOWN = List.of(
            Touchpoint.plain(0, "cart"),
            new Touchpoint(1, "checkout", "Check out", null, null, null, 0, null, false),
            Touchpoint.plain(2, "payment"),
            Touchpoint.plain(3, "purchase"));

    private static List<String> edges(MapDesign design) {
        return design.edges().stream()
                .map(edge -> edge.from() + ">" + edge.to())
                .sorted()
                .toList();
    }

    private static List<String> steps(MapDesign design) {
        return design.steps().stream()
                .map(step -> (step.first() ? "^" : "") + step.touchpoint() + (step.last() ? "$" : ""))
                .sorted()
                .toList();
    }

    @Test
    void csvOfPairs() {
        MapDesign design = DesignFile.read("f", "from,to\nCart,check out\ncheckout,payment\npayment,purchase\n", KNOWN);
        assertThat(edges(design)).containsExactly("cart>checkout", "checkout>payment", "payment>purchase");
        assertThat(steps(design)).containsExactly("^cart", "checkout", "payment", "purchase$");
    }

    @Test
    void brokenXmlIsToldInOneLine() {
        assertThatThrownBy(() -> DesignFile.read("f", "<definitions>\n<task id='a' name='cart'", KNOWN))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageStartingWith("f = this text: allowed is XML; line 2, column ")
                .hasMessageNotContaining("\n");
    }

    /** A file that was cut, or a comma that moves cells, would draw ways that nobody planned. */
    @ParameterizedTest
    @ValueSource(
            strings = {"from,to\ncart,\"checkout\npayment,purchase\n", "from,to\ncart,check,out\n", "from,to\ncart\n"})
    void csvThatIsNotWholeIsRefused(String text) {
        assertThatThrownBy(() -> DesignFile.read("f", text, KNOWN))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("f")
                .hasMessageContaining("line 2");
        assertThat(edges(DesignFile.read("f", "from,to\n\"cart\",checkout,\n", KNOWN)))
                .containsExactly("cart>checkout");
    }

    @Test
    void bpmnWalksThroughGatewaysAndEvents() {
        MapDesign design = DesignFile.read("f", """
                <?xml version="1.0"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p">
                  <bpmn:startEvent id="s"/><bpmn:task id="a" name="cart"/><bpmn:userTask id="b" name="Check  out"/>
                  <bpmn:exclusiveGateway id="g"/><bpmn:serviceTask id="c" name="payment"/><bpmn:task id="d" name="purchase"/>
                  <bpmn:endEvent id="e"/>
                  <bpmn:sequenceFlow id="1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="2" sourceRef="a" targetRef="b"/>
                  <bpmn:sequenceFlow id="3" sourceRef="b" targetRef="g"/><bpmn:sequenceFlow id="4" sourceRef="g" targetRef="c"/>
                  <bpmn:sequenceFlow id="5" sourceRef="g" targetRef="a"/><bpmn:sequenceFlow id="6" sourceRef="c" targetRef="d"/>
                  <bpmn:sequenceFlow id="7" sourceRef="d" targetRef="e"/>
                </bpmn:process></bpmn:definitions>
                """, KNOWN);
        assertThat(edges(design))
                .containsExactly("cart>checkout", "checkout>cart", "checkout>payment", "payment>purchase");
        assertThat(steps(design)).containsExactly("^cart", "checkout", "payment", "purchase$");
    }

    @Test
    void journeysOfCjmAreWays() {
        MapDesign design = DesignFile.read(
                "f",
                "<CJM><Journey><Touchpoint name='cart'/><Touchpoint><Name>checkout</Name></Touchpoint></Journey>"
                        + "<Journey><Touchpoint name='a b'/><Touchpoint name='purchase'/></Journey></CJM>",
                KNOWN);
        assertThat(edges(design)).containsExactly("a-b>purchase", "cart>checkout");
        assertThat(design.steps()).extracting(DesignStep::touchpoint).contains("a b");
    }

    @Test
    void hostileTextIsRefused() {
        for (String text : List.of(
                "",
                "a,b\n1,2\n",
                "from,to\n,cart\n",
                "<CJM><Journey>",
                "<bpmn/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><CJM><Journey><Touchpoint><Name>&x;</Name></Touchpoint></Journey></CJM>")) {
            assertThatThrownBy(() -> DesignFile.read("f", text, KNOWN)).isInstanceOf(InvalidArgument.class);
        }
    }
}
