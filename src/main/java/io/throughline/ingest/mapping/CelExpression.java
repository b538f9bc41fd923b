package io.throughline.ingest.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import io.throughline.journey.ImportRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A CEL expression over the members of a record; {@code row} is the record as a whole, for names such as {@code row["Create Date"]}. Where it
 * cannot be worked out, since a member is missing or of another type, it is missing.
 */
final class CelExpression implements Expression {
    private static final String WHOLE = "row";
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(10_000)
            .maxExpressionCodePointSize(2_000)
            .maxParseRecursionDepth(32)
            .maxRegexProgramSize(1_000)
            .build();

    /**
     * A column by its name, read like a member, so that a missing one is an empty text; or a parameter, whose list CEL would copy at each
     * look.
     */
    private static final Pattern COLUMN =
            Pattern.compile("row\\[\"([^\"\\\\]*)\"]|\\bparam\\(([A-Za-z_][\\w.]*),\\s*\"([^\"\\\\]*)\"\\)");

    private final Program program;
    private final List<String> names;
    private final List<Expression> values;

    private CelExpression(Program program, Map<String, Expression> values) {
        this.program = program;
        this.names = List.copyOf(values.keySet());
        this.values = List.copyOf(values.values());
    }

    /** @param fault the refusal of a text that is no such expression, by what is wrong with it */
    static CelExpression of(String written, Function<String, ImportRefused> fault) {
        Map<String, Expression> columns = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        String text = COLUMN.matcher(written).replaceAll(one -> {
            String name = "column_" + columns.size();
            columns.put(
                    name,
                    one.group(1) == null ? new Param(new Path(one.group(2)), one.group(3)) : new Path(one.group(1)));
            texts.put(name, one.group());
            return name;
        });
        try {
            CelAbstractSyntaxTree parsed = compiler(Set.of()).parse(text).getAst();
            Set<String> names = new TreeSet<>();
            names(parsed.getExpr(), Set.of(), names);
            CelAbstractSyntaxTree checked = compiler(names).check(parsed).getAst();
            Program program = CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .addLibraries(CelExtensions.strings())
                    .addFunctionBindings(MappingFunctions.BINDINGS)
                    .build()
                    .createProgram(checked);
            Map<String, Expression> values = new LinkedHashMap<>();
            names.forEach(name ->
                    values.put(name, name.equals(WHOLE) ? new Whole() : columns.getOrDefault(name, new Path(name))));
            return new CelExpression(program, values);
        } catch (CelValidationException | CelEvaluationException wrong) {
            String said = String.valueOf(wrong.getMessage());
            for (Map.Entry<String, String> column : texts.entrySet()) {
                said = said.replace(column.getKey(), column.getValue());
            }
            throw fault.apply(said);
        }
    }

    private static CelCompiler compiler(Set<String> names) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.MAP,
                        CelStandardMacro.FILTER)
                .addLibraries(CelExtensions.strings())
                .addFunctionDeclarations(MappingFunctions.DECLARATIONS);
        names.forEach(name -> builder.addVar(name, SimpleType.DYN));
        return builder.build();
    }

    /** Names that an expression reads, those of its loops left out. */
    private static void names(CelExpr e, Set<String> bound, Set<String> found) {
        switch (e.getKind()) {
            case IDENT -> {
                if (!bound.contains(e.ident().name())) {
                    found.add(e.ident().name());
                }
            }
            case SELECT -> {
                String path = e.select().testOnly() ? "" : path(e, bound);
                if (path.isEmpty()) {
                    names(e.select().operand(), bound, found);
                } else {
                    found.add(path);
                }
            }
            case CALL -> {
                e.call().target().ifPresent(target -> names(target, bound, found));
                Iterable<CelExpr> arguments = e.call().args();
                for (CelExpr argument : arguments) {
                    names(argument, bound, found);
                }
            }
            case LIST -> {
                Iterable<CelExpr> elements = e.list().elements();
                for (CelExpr element : elements) {
                    names(element, bound, found);
                }
            }
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = e.comprehension();
                Set<String> inner = new TreeSet<>(bound);
                inner.add(loop.iterVar());
                inner.add(loop.accuVar());
                names(loop.iterRange(), bound, found);
                for (CelExpr part :
                        new CelExpr[] {loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result()}) {
                    names(part, inner, found);
                }
            }
            default -> {}
        }
    }

    /** A member of members as one name with dots, so that it is missing where one on the way is; empty where it is another expression. */
    private static String path(CelExpr e, Set<String> bound) {
        if (e.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            String name = e.ident().name();
            return bound.contains(name) || name.equals(WHOLE) ? "" : name;
        }
        if (e.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return "";
        }
        String operand = path(e.select().operand(), bound);
        return operand.isEmpty() ? "" : operand + '.' + e.select().field();
    }

    @Override
    public void addReads(Reads reads) {
        values.forEach(value -> value.addReads(reads));
    }

    @Override
    public Object value(Fields fields) {
        Memory memory = fields.memory(this, values.size());
        Object[] now = memory.values();
        for (int i = 0; i < now.length; i++) {
            now[i] = values.get(i).value(fields);
        }
        Object known = memory.find();
        if (known == null) {
            known = evaluate(now);
            memory.keep(known);
        }
        return known;
    }

    private Object evaluate(Object[] now) {
        try {
            return program.eval(name -> {
                int place = names.indexOf(name);
                return place < 0 ? Optional.empty() : Optional.of(now[place]);
            });
        } catch (CelEvaluationException missing) {
            return Values.MISSING;
        }
    }
}
