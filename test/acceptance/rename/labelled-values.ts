import { open, table, type LabelledEdit } from './labelled-edit.ts';

/** An edit of the values of one column, `pairs` being `old=new`. */
function valuesEdit(from: string, to: string, ...pairs: readonly string[]): LabelledEdit {
  return {
    name: `${from} → ${to}`,
    from: [table('things', `kind enum(${from})`)],
    to: [table('things', `kind enum(${to})`)],
    renames: pairs.map((pair) => {
      const [before = '', after = ''] = pair.split('=');
      return `things.kind:${before}=things.kind:${after}`;
    }),
    isOpen: false,
  };
}

/** Values that have another name, which their own words tell. */
const renamed: readonly LabelledEdit[] = [
  valuesEdit('draft|sent', 'drafted|sent', 'draft=drafted'),
  valuesEdit('draft|sent', 'DRAFT|SENT', 'draft=DRAFT', 'sent=SENT'),
  valuesEdit('inProgress|done', 'in_progress|done', 'inProgress=in_progress'),
  valuesEdit('in-progress|done', 'in progress|done', 'in-progress=in progress'),
  valuesEdit('KIND_A1|KIND_B2', 'A1|B2', 'KIND_A1=A1', 'KIND_B2=B2'),
  valuesEdit('open|cancel|done', 'open|cancelled|done', 'cancel=cancelled'),
  valuesEdit('publish|hide', 'published|hidden', 'publish=published'),
  valuesEdit('user|admin', 'users|admin', 'user=users'),
  valuesEdit('guest|admin', 'guest|administrator', 'admin=administrator'),
  valuesEdit('recieved|sent', 'received|sent', 'recieved=received'),
  valuesEdit('open|archive', 'archived|open', 'archive=archived'),
  valuesEdit('deny|allow', 'denied|allowed', 'deny=denied', 'allow=allowed'),
  valuesEdit('draft|sent|paid', 'drafted|sent|paid|refunded', 'draft=drafted'),
];

/** Values that only look alike, or that nothing has in common. */
const others: readonly LabelledEdit[] = [
  valuesEdit('open|done', 'open|done|held'),
  valuesEdit('open|done|held', 'open|done'),
  valuesEdit('a|low|b', 'b|a|paid'),
  valuesEdit('first_class|coach', 'coach|second_class'),
  valuesEdit('v1|other', 'other|v2'),
  valuesEdit('A+|B|O', 'B|O|A-'),
];

/** Values of which somebody has to say whether they are one. */
const openEdits: readonly LabelledEdit[] = [
  valuesEdit('draft|sent', 'concept|sent', 'draft=concept'),
  valuesEdit('low|high', 'minor|major', 'low=minor', 'high=major'),
  valuesEdit('open|done|archived', 'open|done|deleted'),
  valuesEdit('active|other', 'inactive|other'),
  valuesEdit('paid|open', 'partially_paid|open'),
  valuesEdit('processing|done', 'processed|done'),
  valuesEdit('A+|B|O', 'A-|B|O'),
].map(open);

export const labelledValues: readonly LabelledEdit[] = [...renamed, ...others, ...openEdits];
