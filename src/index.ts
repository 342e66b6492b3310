export { defineConfig } from './config/config.ts';
export type {
  CompareColumn,
  ComparedColumn,
  ComparedObject,
  Config,
  EditedMigrations,
  GitHistory,
  IncludeName,
  IncludeObject,
  MigrationTemplate,
  ObjectKind,
  NamedConfigs,
  ObjectParent,
  PostWriteHook,
  Unmanaged,
  UnmanagedKind,
} from './config/config.ts';
export { rewriter } from './config/rewriter.ts';
export type {
  ProcessRevisionDirectives,
  RevisionContext,
  RevisionDirective,
} from './config/revision-directive.ts';
export type { OnVersionApply, VersionApplied } from './config/version-applied.ts';
export type { NamingConvention } from './operation/name-unnamed.ts';
export type { RewriteRules } from './operation/rewrite-operations.ts';
export type { MigrationParts } from './emit/migration-parts.ts';
export type { RenderedItem, RenderedText, RenderItem } from './emit/render-item.ts';
export type { NormalConfig } from './config/normalize-config.ts';
export type { OtherDatabase } from './config/other-database.ts';

export { databaseNames, openProject } from './command/open-project.ts';
export type { ProjectOptions } from './command/open-project.ts';
export type {
  Access,
  Database,
  OfflineDatabase,
  OfflineStage,
  Project,
} from './command/project.ts';
export { branches } from './command/branches.ts';
export type { BranchPoint } from './command/branches.ts';
export { check } from './command/check.ts';
export type { Check } from './command/check-project.ts';
export { checkCi } from './command/check-ci.ts';
export type { CiCheck, CiOptions, CiPart } from './command/check-ci.ts';
export { compare } from './command/compare-project.ts';
export type { ProjectComparison } from './command/compare-project.ts';
export type { CompareOptions } from './command/compare-options.ts';
export type { RenameOptions } from './command/rename-options.ts';
export type { AskRename, OpenRename, RenameFlag } from './command/rename-question.ts';
export type { RenameCandidate, RenameQuestion, RenamedKind } from './compare/rename.ts';
export type { Undecided } from './command/undecided.ts';
export type { Undeclared } from './command/undeclared.ts';
export type { LeftAloneReason } from './compare/left-alone.ts';
export type { ToolTable } from './compare/other-tools.ts';
export type { ElsewhereTable } from './metadata/read-schema.ts';
export { current } from './command/current.ts';
export type { Current } from './command/current.ts';
export { diff } from './command/diff.ts';
export type { Diff } from './command/diff.ts';
export { ensureVersion } from './command/ensure-version.ts';
export { heads } from './command/heads.ts';
export type { HeadsOptions } from './command/heads.ts';
export { health, pending } from './command/health.ts';
export type { Health } from './command/health.ts';
export type { HistoryEntry } from './command/history-entry.ts';
export { history } from './command/history.ts';
export type { HistoryOptions } from './command/history.ts';
export { init, listTemplates } from './command/init.ts';
export type { InitOptions, InitResult } from './command/init.ts';
export type { Fills } from './command/apply-fills.ts';
export type { AskFill, FillQuestion } from './command/fill-question.ts';
export { merge } from './command/merge.ts';
export type { MergeOptions } from './command/merge.ts';
export type { PlaceOptions } from './revision/place-revision.ts';
export { review } from './command/review.ts';
export type { ReviewOptions } from './command/review.ts';
export { formatReport } from './command/format-report.ts';
export type { FormatOptions, ReportFormat } from './command/format-report.ts';
export { revision, sharedRevision } from './command/revision.ts';
export type {
  RevisionFile,
  RevisionFiles,
  RevisionOptions,
  RevisionResult,
  SharedRevisionResult,
} from './command/revision.ts';
export {
  downgradeScript,
  ensureVersionScript,
  stampScript,
  upgradeScript,
} from './command/script.ts';
export type { Script, ScriptStep } from './runtime/script.ts';
export { show } from './command/show.ts';
export { stamp } from './command/stamp.ts';
export type { StampOptions, StampResult } from './command/stamp.ts';
export { verify } from './command/verify.ts';
export type { Verifications, VerifyOptions } from './command/verify.ts';
export { downgrade, upgrade } from './command/upgrade.ts';
export type { RunOptions, RunResult, StepHazard, UpgradeOptions } from './command/upgrade.ts';
export type { UnusedAllowance } from './command/unused-allowances.ts';

export { column } from './schema/column-spec.ts';
export type { ColumnOptions, ColumnSpec } from './schema/column-spec.ts';
export { enumType } from './schema/column-type.ts';
export type { ColumnType, EnumTypeSpec, TypeText, TypeVariants } from './schema/column-type.ts';
export type { IndexKeySpec, IndexOptions } from './schema/index-spec.ts';
export type { Row, RowValue } from './schema/row.ts';
export { sql } from './schema/sql.ts';
export type { Sql, SqlLiteral, SqlValue } from './schema/sql.ts';
export { exclude, foreignKey, primaryKey, unique } from './schema/table-element.ts';
export type { TableElement } from './schema/table-element.ts';
export { defineOperation } from './runtime/define-operation.ts';
export type { OperationDefinition } from './runtime/define-operation.ts';
export type { CustomOperation } from './operation/custom-operation.ts';
export type { AlterColumnOptions, Batch, BatchOptions, Operations } from './runtime/operations.ts';

export { LimbeckError } from './error.ts';
export type { ErrorCode, LimbeckErrorOptions } from './error.ts';
export type { Operation, OperationKind } from './operation/operation.ts';
export { allow } from './review/allow.ts';
export type { AllowOptions } from './review/allow.ts';
export { defineRule } from './review/rule.ts';
export type { Rule, RuleContext, RuleServer } from './review/rule.ts';
export type { Severities } from './review/severities.ts';
export type { HazardId } from './review/all-rules.ts';
export type { StepVerdict, UnseededTable, Verification } from './review/verification.ts';
export type { Concern, Finding, Hazard, Severity } from './review/hazard.ts';
export type {
  EntityLine,
  Report,
  ReportChange,
  ReportDatabase,
  ReportDirection,
  ReportEffect,
  ReportGraph,
  ReportHazard,
  ReportNode,
  ReportRevision,
} from './review/report.ts';
export type { Paint } from './review/paint.ts';
export type {
  Difference,
  Mark,
  ReportColumn,
  ReportForeignKey,
  ReportIndex,
  ReportKey,
  ReportTable,
  TableDifference,
} from './review/table-difference.ts';
export type { Allowance } from './revision/allowance.ts';
