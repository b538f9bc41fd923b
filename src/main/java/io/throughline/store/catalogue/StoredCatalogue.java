package io.throughline.store.catalogue;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.AuditEntry;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.StoreEdited;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Edits;
import io.throughline.store.query.Tx;
import io.throughline.store.query.VisibleImports;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;

/** What people, or a sample market, say of touchpoints; each change is one transaction and raises the version. */
public final class StoredCatalogue implements CatalogueStore {
    private static final String HAND = "hand";
    private static final String SAMPLE = "sample";

    private final Cypher cypher;
    private final Leases leases;
    private final TouchpointRepository touchpoints;
    private final ChannelRepository channels;
    private final StageRepository stages;
    private final Edits edits;
    private final ApplicationEventPublisher events;

    public StoredCatalogue(
            Cypher cypher,
            Leases leases,
            TouchpointRepository touchpoints,
            ChannelRepository channels,
            StageRepository stages,
            Edits edits,
            ApplicationEventPublisher events) {
        this.cypher = cypher;
        this.leases = leases;
        this.touchpoints = touchpoints;
        this.channels = channels;
        this.stages = stages;
        this.edits = edits;
        this.events = events;
    }

    @Override
    public List<Touchpoint> describe(List<TouchpointEdit> wanted, String who) {
        BitSet visible = VisibleImports.load(cypher).touchpoints();
        List<TouchpointEdit> held = wanted.stream()
                .filter(edit -> visible.get(touchpoints
                        .findById(edit.id())
                        .map(TouchpointNode::code)
                        .orElse(Integer.MAX_VALUE)))
                .toList();
        if (held.isEmpty()) {
            return List.of();
        }
        List<String> names = held.stream().map(TouchpointEdit::id).distinct().toList();
        List<Touchpoint> described = edits.write(tx -> {
            StoredAudit.add(tx, who, "describeTouchpoint", AuditEntry.names(names), "");
            tx.run("counter/raise-version", Map.of("removal", false)).consume();
            return held.stream()
                    .flatMap(edit -> touchpoints.findById(edit.id()).map(known -> apply(tx, known, edit)).stream())
                    .toList();
        });
        events.publishEvent(new StoreEdited());
        return described;
    }

    @Override
    public void describeAll(List<Touchpoint> described, boolean sample) {
        try (Lease lease = leases.take()) {
            describeHeld(described, sample ? SAMPLE : HAND);
        }
    }

    private void describeHeld(List<Touchpoint> described, String by) {
        Map<String, Touchpoint> ordered = new TreeMap<>();
        described.forEach(t -> ordered.put(t.id(), t));
        List<String> channels = ordered.values().stream()
                .flatMap(t -> Stream.ofNullable(t.channel()))
                .distinct()
                .sorted()
                .toList();
        cypher.write(tx -> {
            tx.run("counter/raise-version", Map.of("removal", false)).consume();
            Codes.merge(tx, Codes.Kind.TOUCHPOINT, List.copyOf(ordered.keySet()));
            Codes.merge(tx, Codes.Kind.CHANNEL, channels);
            List<Map<String, Object>> rows =
                    ordered.values().stream().map(StoredCatalogue::row).toList();
            tx.run("catalogue/describe-touchpoints", Map.of("rows", rows, "by", by))
                    .consume();
            return true;
        });
    }

    private static Map<String, Object> row(Touchpoint touchpoint) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", touchpoint.id());
        row.put("name", touchpoint.name());
        row.put("conversion", touchpoint.conversion());
        row.put("owner", touchpoint.owner());
        row.put("channel", touchpoint.channel());
        row.put("kind", touchpoint.kind() == null ? null : touchpoint.kind().name());
        row.put("stage", touchpoint.stage());
        row.put("stageOrder", touchpoint.stageOrder());
        return row;
    }

    private Touchpoint apply(Tx tx, TouchpointNode known, TouchpointEdit edit) {
        ChannelNode channel = edit.channel() == null ? known.channel() : channel(tx, edit.channel());
        if (edit.kind() != null) {
            if (channel == null) {
                throw new InvalidArgument("kind", edit.kind(), "only with a channel: name the channel too");
            }
            channel = channels.save(new ChannelNode(channel.name(), channel.code(), edit.kind()));
        }
        StageNode stage = edit.stage() == null ? known.stage() : stage(edit.stage());
        TouchpointNode changed = new TouchpointNode(
                known.id(),
                known.code(),
                edit.name() == null ? known.name() : edit.name(),
                edit.conversion() == null ? known.conversion() : edit.conversion(),
                edit.conversion() == null ? known.lasting() : Boolean.TRUE,
                edit.owner() == null ? known.owner() : edit.owner(),
                HAND,
                channel,
                stage);
        Touchpoint described = touchpoints.save(changed).toTouchpoint();
        Map<String, Object> said = new HashMap<>();
        said.put("id", described.id());
        said.put("channel", described.channel());
        said.put("stage", described.stage());
        tx.run("catalogue/settle-touchpoint", said).consume();
        return described;
    }

    private ChannelNode channel(Tx tx, String name) {
        return channels.findById(name).orElseGet(() -> channels.save(new ChannelNode(name, nextChannel(tx), null)));
    }

    /** A new stage comes after all others. */
    private StageNode stage(String name) {
        return stages.findById(name).orElseGet(() -> {
            int last =
                    stages.findAll().stream().mapToInt(StageNode::order).max().orElse(0);
            return stages.save(new StageNode(name, last + 1));
        });
    }

    private static int nextChannel(Tx tx) {
        Map<String, Object> one = new HashMap<>();
        List.of("seqs", "ordinals", "touchpoints", "campaigns").forEach(k -> one.put(k, 0));
        one.put("channels", 1);
        return tx.run("counter/reserve-numbers", one).single().get("channel").asInt();
    }
}
