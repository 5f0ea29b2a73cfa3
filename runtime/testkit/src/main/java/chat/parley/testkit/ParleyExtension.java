package chat.parley.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/// What [ParleyTest] does.
final class ParleyExtension implements ParameterResolver, TestExecutionExceptionHandler {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(ParleyExtension.class);

  /// Shows what happened under the failure of a test.
  private static final class WhatHappened extends Exception {

    private static final long serialVersionUID = 1;

    WhatHappened(Transcript transcript) {
      super(transcript.toString(), null, false, false);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Kit.class;
  }

  @Override
  public Kit resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getStore(OURS).computeIfAbsent(Kit.class, _ -> open(test), Kit.class);
  }

  private static Kit open(ExtensionContext test) {
    ParleyTest wanted = wanted(test);
    Kit kit = wanted.seed() == 0 ? Kit.open() : Kit.open(wanted.seed());
    kit.load(wanted.plugins());
    return kit;
  }

  private static ParleyTest wanted(ExtensionContext test) {
    return AnnotationSupport.findAnnotation(test.getElement(), ParleyTest.class)
        .or(() ->
            AnnotationSupport.findAnnotation(
                test.getRequiredTestClass(), ParleyTest.class, test.getEnclosingTestClasses()))
        .orElseThrow(() -> new IllegalStateException("there is no @ParleyTest"));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure)
      throws Throwable {
    Kit kit = test.getStore(OURS).get(Kit.class, Kit.class);
    if (kit != null) {
      failure.addSuppressed(new WhatHappened(kit.transcript()));
    }
    throw failure;
  }
}
