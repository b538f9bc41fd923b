package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.TalkService;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.kpi.Department;
import io.throughline.map.Anchor;
import io.throughline.map.Comment;
import io.throughline.map.EditText;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What people say of a map, and what is to be done. */
@Controller
final class TalkController {
    private static final int MAX_COMMENTS = 1_000;

    private final TalkService service;
    private final KpiService kpis;

    TalkController(TalkService service, KpiService kpis) {
        this.service = service;
        this.kpis = kpis;
    }

    @QueryMapping
    CountedConnection<Comment> comments(
            @Argument @Nullable AnchorInput on,
            @Argument @Nullable String author,
            @Argument @Nullable Boolean open,
            @Argument int first,
            @Argument @Nullable String after) {
        Connections.checkFirst(first, MAX_COMMENTS);
        Anchor place = on == null ? null : on.toAnchor();
        return Connections.page(service.comments(place, author, open), first, after, Comment::id);
    }

    @MutationMapping
    Comment comment(
            DataFetchingEnvironment environment,
            @Argument AnchorInput on,
            @Argument String text,
            @Argument @Nullable String replyTo) {
        return service.comment(
                on.toAnchor(), text, replyTo, NeededRole.caller(environment).name());
    }

    @MutationMapping
    Comment resolveComment(DataFetchingEnvironment environment, @Argument String id, @Argument boolean resolved) {
        return service.resolve(id, resolved, NeededRole.caller(environment).name());
    }

    @SchemaMapping
    OffsetDateTime at(Comment comment) {
        return comment.at().atOffset(ZoneOffset.UTC);
    }

    @SchemaMapping
    List<Comment> replies(Comment comment) {
        return service.replies(comment);
    }

    @QueryMapping
    List<Opportunity> opportunities(
            @Argument @Nullable String map,
            @Argument @Nullable OpportunityStatus status,
            @Argument @Nullable String department) {
        return service.opportunities(map, status, department);
    }

    /** Throws {@code EditConflict} where somebody else was faster. */
    @MutationMapping
    Opportunity saveOpportunity(
            DataFetchingEnvironment environment, @Argument OpportunityInput input, @Argument @Nullable Integer seen) {
        return service.save(
                input.toOpportunity(), seen, NeededRole.caller(environment).name());
    }

    @SchemaMapping(typeName = "Opportunity")
    @Nullable
    Department owner(Opportunity opportunity) {
        String owner = opportunity.owner();
        return owner == null ? null : kpis.department(owner);
    }

    @SchemaMapping(typeName = "Opportunity")
    List<String> edits(Opportunity opportunity) {
        return opportunity.edits().stream().map(EditText::text).toList();
    }

    @SchemaMapping(typeName = "Department", field = "opportunities")
    List<Opportunity> opportunitiesOf(Department department) {
        return service.opportunitiesOf(department.id());
    }
}
