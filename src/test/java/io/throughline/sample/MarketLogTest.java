package io.throughline.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.InvalidArgument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketLogTest {
    private final RetailMarket market = RetailMarket.standard();

    @Test
    void sameSeedGivesTheseBytesOnEveryMachine() throws IOException, NoSuchAlgorithmException {
        byte[] log = csv(MarketGenerator.ofCustomers(market, 1_000, 42), RowOrder.CUSTOMER);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(log)))
                .isEqualTo("7aad99b5a589ab8654ac47353a4cc6a5d8d8883c12aeed812d0e5158493ef526");
        assertThat(csv(MarketGenerator.ofCustomers(market, 1_000, 43), RowOrder.CUSTOMER))
                .isNotEqualTo(log);
    }

    @Test
    void orderByTimeHoldsTheSameRows() throws IOException {
        MarketGenerator generator = MarketGenerator.ofCustomers(market, 3_000, 5);
        List<String> byCustomer = lines(generator, RowOrder.CUSTOMER);
        List<String> byTime = lines(generator, RowOrder.TIME);
        assertThat(byTime.get(0)).isEqualTo(byCustomer.get(0));
        assertThat(byTime.stream().sorted())
                .containsExactlyElementsOf(byCustomer.stream().sorted().toList());
        assertThat(byTime.subList(1, byTime.size()).stream().map(row -> row.split(",")[1]))
                .isSorted();
    }

    @Test
    void interactionsAreExactAndCustomersDoNotDependOnTheSize() throws IOException {
        List<String> some = lines(MarketGenerator.ofInteractions(market, 12_345, 5), RowOrder.CUSTOMER);
        List<String> more = lines(MarketGenerator.ofCustomers(market, 3_000, 5), RowOrder.CUSTOMER);
        assertThat(some).hasSize(12_346);
        assertThat(more.subList(0, some.size())).isEqualTo(some);
        assertThat(lines(MarketGenerator.ofInteractions(market, 12_345, 5), RowOrder.TIME))
                .hasSize(12_346);
    }

    @Test
    void rowsAreDistinctWellFormedAndDescribeEachCustomerOnce() throws IOException {
        Set<String> keys = new HashSet<>();
        Set<String> described = new HashSet<>();
        List<String> rows = lines(MarketGenerator.ofCustomers(market, 3_000, 5), RowOrder.TIME);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            assertThat(cells).hasSize(10);
            assertThat(keys.add(cells[0] + cells[1] + cells[2])).as(row).isTrue();
            assertThat(Instant.parse(cells[1])).isAfterOrEqualTo(RetailMarket.FROM);
            assertThat(market.channels()).containsKey(cells[3]);
            assertThat(cells[5].isEmpty()).as(row).isEqualTo(!cells[2].equals("purchase"));
            assertThat(described.add(cells[0])).as(row).isEqualTo(!cells[6].isEmpty());
        }
        assertThat(described).hasSize(3_000);
    }

    @Test
    void campaignsRunOnTheirOwnTouchpointsOnly() throws IOException {
        List<String> rows = lines(MarketGenerator.ofCustomers(market, 3_000, 5), RowOrder.CUSTOMER);
        Set<String> seen = new HashSet<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            List<String> running = market.campaigns().stream()
                    .filter(c -> c.touchpoint() == market.code(cells[2]))
                    .map(Campaign::id)
                    .toList();
            assertThat(running.isEmpty() ? List.of("") : running).contains(cells[4]);
            seen.add(cells[4]);
        }
        assertThat(seen).hasSize(1 + 12);
    }

    @Test
    void purchaseHappensOnTheChannelOfTheStepBefore() throws IOException {
        List<String> rows = lines(MarketGenerator.ofCustomers(market, 20_000, 5), RowOrder.CUSTOMER);
        Set<String> channels = new HashSet<>();
        for (int i = 2; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",", -1);
            if (cells[2].equals("purchase")) {
                assertThat(cells[3]).isEqualTo(rows.get(i - 1).split(",", -1)[3]);
                channels.add(cells[3]);
            }
        }
        assertThat(channels).containsExactlyInAnyOrder("web", "app", "store", "support");
    }

    @Test
    void tenMillionRowsByTimeFitFourGigabytesAndABillionAreRefusedAtOnce() {
        assertThatCode(() -> TimeOrder.refuseBeyond(4L << 30, 10_000_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> TimeOrder.refuseBeyond(4L << 30, 400_000_000))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("order = time: allowed is customer for 400,000,000 interactions")
                .hasMessageContaining("-Xmx12g");
    }

    private static List<String> lines(MarketGenerator generator, RowOrder order) throws IOException {
        return new String(csv(generator, order), US_ASCII).lines().toList();
    }

    private static byte[] csv(MarketGenerator generator, RowOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        generator.writeCsv(out, order);
        return out.toByteArray();
    }
}
