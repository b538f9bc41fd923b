package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportReport;
import org.junit.jupiter.api.Test;

/** What rows bring along stays whichever import came first or leaves again. */
interface AnyOrderContract extends StoreContract {
    @Test
    default void aDerivedConversionHasTheAttributesOfItsRow() {
        Rows.take(imports(), "one", "ann 1 ad flag value=3 a.currency=EUR");
        ImportReport more = Rows.take(
                imports(), "two", "ann 1 ad flag value=3 a.currency=EUR", "ann 1 ad flag value=3 a.currency=USD");
        assertThat(more.duplicates()).isEqualTo(1);
        assertThat(customers().listInteractions("ann", 10, 0).stream()
                        .map(entry -> entry.touchpoint().id() + " " + entry.value() + " " + entry.attributes()))
                .containsExactlyInAnyOrder(
                        "ad null {currency=EUR}",
                        "Conversion 3.0 {currency=EUR}",
                        "ad null {currency=USD}",
                        "Conversion 3.0 {currency=USD}");
    }
}
