import type { ts } from 'ts-morph';
import { typescript } from './typescript.ts';

/** What `import(…)` becomes: the runner's own, because CommonJS output would make it a `require`. */
export const dynamicImport = '__limbeck_import';

/** What `import.meta` becomes, which a function body may not say. */
export const importMeta = '__limbeck_meta';

/** Before TypeScript's own work: replaces the module syntax that has no CommonJS form. */
export const replaceModuleSyntax: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const compiler = typescript();
  const visit = (node: ts.Node): ts.Node => {
    if (compiler.isCallExpression(node) && isImportKeyword(node.expression)) {
      const argument = compiler.visitNodes(node.arguments, visit, compiler.isExpression);
      const callee = context.factory.createIdentifier(dynamicImport);
      return context.factory.createCallExpression(callee, undefined, argument);
    }
    if (compiler.isMetaProperty(node) && node.keywordToken === compiler.SyntaxKind.ImportKeyword) {
      return context.factory.createIdentifier(importMeta);
    }
    return compiler.visitEachChild(node, visit, context);
  };
  return compiler.visitEachChild(file, visit, context);
};

function isImportKeyword(node: ts.Node): boolean {
  return node.kind === typescript().SyntaxKind.ImportKeyword;
}
