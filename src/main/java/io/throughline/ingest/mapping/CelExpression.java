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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    private final Program program;

    private CelExpression(Program program) {
        this.program = program;
    }

    /** @throws ImportRefused with place and fault where the text is no such expression */
    static CelExpression of(String place, String text) {
        try {
            CelAbstractSyntaxTree parsed = compiler(Set.of()).parse(text).getAst();
            Set<String> names = new TreeSet<>();
            names(parsed.getExpr(), Set.of(), names);
            CelAbstractSyntaxTree checked = compiler(names).check(parsed).getAst();
            return new CelExpression(CelRuntimeFactory.standardCelRuntimeBuilder()
                    .addLibraries(CelExtensions.strings())
                    .setOptions(OPTIONS)
                    .addFunctionBindings(MappingFunctions.BINDINGS)
                    .build()
                    .createProgram(checked));
        } catch (CelValidationException | CelEvaluationException fault) {
            throw new ImportRefused("The mapping's " + place + " cannot be read: " + fault.getMessage(), fault);
        }
    }

    private static CelCompiler compiler(Set<String> names) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .addLibraries(CelExtensions.strings())
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.MAP,
                        CelStandardMacro.FILTER)
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
    public Object value(Fields fields) {
        try {
            return program.eval(name -> Optional.of(name.equals(WHOLE) ? fields.whole() : fields.value(name)));
        } catch (CelEvaluationException missing) {
            return Values.MISSING;
        }
    }
}
