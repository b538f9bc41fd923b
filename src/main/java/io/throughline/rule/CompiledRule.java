package io.throughline.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import io.throughline.journey.InvalidArgument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A checked CEL expression whose variables are the fields it reads. Safe for any thread.
 *
 * <p>Cost: bounded by the length of the text; loops of one evaluation run at most {@link #LOOPS} times.
 */
final class CompiledRule {
    private static final int LOOPS = 100;
    private static final int MAX_LENGTH = 2000;
    private static final int NODES = 1000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(LOOPS)
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(32)
            .maxParseExpressionNodeCount(NODES)
            .maxRegexProgramSize(1000)
            .build();

    private final Program program;
    private final long size;
    private final CelExpr checked;
    private final RuleFaults faults;
    private final String subject;
    private final Map<String, Integer> places = new HashMap<>();

    private CompiledRule(RuleFields fields, Program program, CelExpr checked, RuleFaults faults) {
        this.program = program;
        this.checked = checked;
        this.size = Expressions.size(checked, LOOPS);
        this.faults = faults;
        this.subject = fields.subject();
        int count = fields.used().size();
        for (int i = 0; i < count; i++) {
            places.put(RuleFields.variable(i), i);
            places.put(RuleFields.presence(i), i + count);
        }
    }

    /**
     * Throws {@link InvalidArgument} with line and column where the text is no such expression.
     *
     * @param argument name of the argument that holds the text
     * @param fields takes note of what is read
     */
    static CompiledRule of(String argument, String text, RuleFields fields) {
        int length = text.codePointCount(0, text.length());
        if (length > MAX_LENGTH) {
            String shown = text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
            throw new InvalidArgument(argument, shown, "at most " + MAX_LENGTH + " characters, not " + length);
        }
        RuleFaults faults = new RuleFaults(argument, text, fields.subject(), fields.map());
        CelAbstractSyntaxTree parsed = checked(compiler(List.of()).parse(text), faults);
        faults.readFrom(parsed.getSource());
        CelExpr named = new FieldNames(fields, faults).resolve(parsed.getExpr(), Set.of());
        CelAbstractSyntaxTree whole = guarded(named, parsed.getSource(), fields.used(), faults);
        try {
            Program program = CelRuntimeFactory.standardCelRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .build()
                    .createProgram(whole);
            return new CompiledRule(fields, program, whole.getExpr(), faults);
        } catch (CelEvaluationException e) {
            throw faults.plain(String.valueOf(e.getMessage()));
        }
    }

    /** Checks types, then looks after what may be missing; that needs the types, and must be checked again. */
    private static CelAbstractSyntaxTree guarded(
            CelExpr named, CelSource source, List<? extends RuleFields.Field> fields, RuleFaults faults) {
        CelCompiler compiler = compiler(fields);
        CelAbstractSyntaxTree typed =
                typed(compiler.check(CelAbstractSyntaxTree.newParsedAst(named, source)), fields, faults);
        if (!typed.getResultType().equals(SimpleType.BOOL)) {
            throw faults.plain("this one is of type " + typed.getResultType().name());
        }
        CelExpr guarded = new MissingFields(typed, fields).guard();
        return checked(compiler.check(CelAbstractSyntaxTree.newParsedAst(guarded, source)), faults);
    }

    /** Where types do not fit, how the columns that are read hold what they hold tells why. */
    private static CelAbstractSyntaxTree typed(
            CelValidationResult result, List<? extends RuleFields.Field> fields, RuleFaults faults) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw faults.first(e.getErrors(), fields);
        }
    }

    private static CelAbstractSyntaxTree checked(CelValidationResult result, RuleFaults faults) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw faults.first(e.getErrors());
        }
    }

    private static CelCompiler compiler(List<? extends RuleFields.Field> fields) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.MAP,
                        CelStandardMacro.FILTER);
        for (int i = 0; i < fields.size(); i++) {
            builder.addVar(RuleFields.variable(i), fields.get(i).type());
            builder.addVar(RuleFields.presence(i), SimpleType.BOOL);
        }
        return builder.build();
    }

    /** Most nodes that one evaluation visits. */
    long size() {
        return size;
    }

    /** The expression that is evaluated, over variables. */
    CelExpr checked() {
        return checked;
    }

    InvalidArgument refusal(String fault) {
        return faults.plain(fault);
    }

    /** @param values of each field, its blank where missing; then of each field whether it is there */
    boolean holds(Object[] values) {
        try {
            Object answer =
                    program.eval(name -> Optional.ofNullable(places.get(name)).map(place -> values[place]));
            return Boolean.TRUE.equals(answer);
        } catch (CelEvaluationException e) {
            throw faults.plain("this one fails on one " + subject + ": " + e.getMessage());
        }
    }
}
