import { columnsEdit, open, table, type LabelledEdit } from './labelled-edit.ts';

/** Columns that have another name, and nothing else about them but what stands there. */
const renamed: readonly LabelledEdit[] = [
  columnsEdit(
    'name varchar(100), email varchar(200)',
    'full_name varchar(100), email varchar(200)',
    'name=full_name',
  ),
  columnsEdit(
    'email varchar(200), age int',
    'email_address varchar(200), age int',
    'email=email_address',
  ),
  columnsEdit(
    'age int, userName varchar(50)',
    'age int, user_name varchar(50)',
    'userName=user_name',
  ),
  columnsEdit(
    'title varchar(80), createdAt datetime',
    'title varchar(80), created_at datetime',
    'createdAt=created_at',
  ),
  columnsEdit('qty int, price decimal(10,2)', 'quantity int, price decimal(10,2)', 'qty=quantity'),
  columnsEdit(
    'price decimal(10,2), desc text?',
    'price decimal(10,2), description text?',
    'desc=description',
  ),
  columnsEdit(
    'addr varchar(255), city varchar(100)',
    'address varchar(255), city varchar(100)',
    'addr=address',
  ),
  columnsEdit(
    'img varchar(255)?, alt varchar(80)?',
    'image varchar(255)?, alt varchar(80)?',
    'img=image',
  ),
  columnsEdit(
    'title varchar(80), image varchar(255)',
    'title varchar(80), image_url varchar(255)',
    'image=image_url',
  ),
  columnsEdit(
    'login varchar(50), pwd varchar(60)',
    'login varchar(50), password varchar(60)',
    'pwd=password',
  ),
  columnsEdit(
    'active boolean, name varchar(50)',
    'is_active boolean, name varchar(50)',
    'active=is_active',
  ),
  columnsEdit(
    'isVisible boolean=true, slug varchar(80)',
    'visible boolean=true, slug varchar(80)',
    'isVisible=visible',
  ),
  columnsEdit('tag varchar(50), body text', 'tags varchar(50), body text', 'tag=tags'),
  columnsEdit('body text, categories json', 'body text, category json', 'categories=category'),
  columnsEdit(
    'recieved_at datetime, note text?',
    'received_at datetime, note text?',
    'recieved_at=received_at',
  ),
  columnsEdit('colour varchar(20), size int', 'color varchar(20), size int', 'colour=color'),
  columnsEdit(
    'phone varchar(30)?, fax varchar(30)?',
    'phone_number varchar(30)?, fax varchar(30)?',
    'phone=phone_number',
  ),
  columnsEdit('fax varchar(30)?, num int', 'fax varchar(30)?, number int', 'num=number'),
  columnsEdit('lat float, lng float', 'latitude float, lng float', 'lat=latitude'),
  columnsEdit(
    'hash varchar(64), salt varchar(16)',
    'password_hash varchar(64), salt varchar(16)',
    'hash=password_hash',
  ),
  columnsEdit(
    'published datetime?, body text',
    'published_at datetime?, body text',
    'published=published_at',
  ),
  columnsEdit('body text, deletedOn date?', 'body text, deleted_on date?', 'deletedOn=deleted_on'),
  columnsEdit('thing_name varchar(50), size int', 'name varchar(50), size int', 'thing_name=name'),
  columnsEdit('size int, code varchar(10)', 'size int, thing_code varchar(10)', 'code=thing_code'),
  columnsEdit('ref varchar(40), total int', 'reference varchar(40), total int', 'ref=reference'),
  columnsEdit(
    'price decimal(10,2), tax int',
    'unit_price decimal(10,2), tax int',
    'price=unit_price',
  ),
  columnsEdit('msg text, level int', 'message text, level int', 'msg=message'),
  columnsEdit('level int, cfg json', 'level int, config json', 'cfg=config'),
  columnsEdit(
    'name_first varchar(50), age int',
    'first_name varchar(50), age int',
    'name_first=first_name',
  ),
  columnsEdit('URL varchar(255), rank int', 'url_text varchar(255), rank int', 'URL=url_text'),
  columnsEdit(
    'homePage varchar(255)?, rank int',
    'home_page varchar(255)?, rank int',
    'homePage=home_page',
  ),
  columnsEdit('rank int, birthday date', 'rank int, birthday_date date', 'birthday=birthday_date'),
  columnsEdit(
    'status varchar(20)=new, kind int',
    'order_status varchar(20)=new, kind int',
    'status=order_status',
  ),
  columnsEdit('kind int, cnt int=0', 'kind int, count int=0', 'cnt=count'),
  columnsEdit(
    'maxUsers int, plan varchar(20)',
    'max_users int, plan varchar(20)',
    'maxUsers=max_users',
  ),
  columnsEdit(
    'plan varchar(20), state enum(on|off)',
    'plan varchar(20), plan_state enum(on|off)',
    'state=plan_state',
  ),
  columnsEdit(
    'summary text #what it is about',
    'abstract text #what it is about',
    'summary=abstract',
  ),
].map((edit) =>
  // SQLite has no comments to go by.
  edit.name.includes('#')
    ? { ...edit, databases: ['postgres', 'mysql', 'mariadb'] as const }
    : edit,
);

const retyped: readonly LabelledEdit[] = [
  columnsEdit('name varchar(100), age int', 'full_name varchar(200), age int', 'name=full_name'),
  columnsEdit('age int, name varchar(50)', 'age int, full_name text', 'name=full_name'),
  columnsEdit(
    'email varchar(100), age int',
    'email_address varchar(320)?, age int',
    'email=email_address',
  ),
  columnsEdit('qty int, sku varchar(20)', 'quantity bigint, sku varchar(20)', 'qty=quantity'),
  columnsEdit(
    'sku varchar(20), createdOn date',
    'sku varchar(20), created_on datetime',
    'createdOn=created_on',
  ),
  columnsEdit(
    'bodyText varchar(255), sku varchar(20)',
    'body_text text, sku varchar(20)',
    'bodyText=body_text',
  ),
  columnsEdit(
    'unitPrice int, sku varchar(20)',
    'unit_price decimal(10,2), sku varchar(20)',
    'unitPrice=unit_price',
  ),
  columnsEdit(
    'sku varchar(20), isActive int',
    'sku varchar(20), is_active boolean',
    'isActive=is_active',
  ),
  columnsEdit(
    'desc varchar(255), sku varchar(20)',
    'description text?, sku varchar(20)',
    'desc=description',
  ),
  columnsEdit(
    'sku varchar(20), amount int=0',
    'sku varchar(20), net_amount bigint=0',
    'amount=net_amount',
  ),
  columnsEdit(
    'mood enum(sad|ok), sku varchar(20)',
    'user_mood enum(sad|ok|fine), sku varchar(20)',
    'mood=user_mood',
  ),
  columnsEdit(
    'sku varchar(20), phone varchar(20)?',
    'sku varchar(20), phone_number varchar(30)',
    'phone=phone_number',
  ),
];

const atOnce: readonly LabelledEdit[] = [
  columnsEdit(
    'firstName varchar(50), lastName varchar(50)',
    'first_name varchar(50), last_name varchar(50)',
    'firstName=first_name',
    'lastName=last_name',
  ),
  columnsEdit(
    'fname varchar(50), age int, mail varchar(80)',
    'fname_text varchar(50), age int, mail_address varchar(80)',
    'fname=fname_text',
    'mail=mail_address',
  ),
  columnsEdit(
    'qty int, desc text',
    'quantity int, description text',
    'qty=quantity',
    'desc=description',
  ),
  columnsEdit(
    'createdAt datetime, updatedAt datetime, deletedAt datetime?',
    'created_at datetime, updated_at datetime, deleted_at datetime?',
    'createdAt=created_at',
    'updatedAt=updated_at',
    'deletedAt=deleted_at',
  ),
  columnsEdit(
    'lat float, lng float',
    'latitude float, lng_value float',
    'lat=latitude',
    'lng=lng_value',
  ),
  columnsEdit(
    'startDate date, endDate date',
    'end_date date, start_date date',
    'startDate=start_date',
    'endDate=end_date',
  ),
  columnsEdit(
    'name varchar(50), city varchar(50)',
    'city_name varchar(50), full_name varchar(50)',
    'name=full_name',
    'city=city_name',
  ),
  columnsEdit(
    'widthMm int, heightMm int, depthMm int',
    'width_mm int, height_mm int, depth_mm int',
    'widthMm=width_mm',
    'heightMm=height_mm',
    'depthMm=depth_mm',
  ),
  columnsEdit(
    'homePhone varchar(20), workPhone varchar(20)',
    'home_phone varchar(30), work_phone varchar(30)',
    'homePhone=home_phone',
    'workPhone=work_phone',
  ),
  columnsEdit(
    'name varchar(50), old_code int, size int',
    'full_name varchar(50), size int, created_on date?',
    'name=full_name',
  ),
  columnsEdit(
    'minValue int, maxValue int',
    'max_value int, min_value int',
    'minValue=min_value',
    'maxValue=max_value',
  ),
  columnsEdit(
    'a_code varchar(10), b_code varchar(10)',
    'aCode varchar(10), bCode varchar(10)',
    'a_code=aCode',
    'b_code=bCode',
  ),
];

/** Of these somebody has to say whether they are one. */
const openColumns: readonly LabelledEdit[] = [
  columnsEdit('title varchar(80), body text', 'heading varchar(80), body text', 'title=heading'),
  columnsEdit(
    'body text, surname varchar(80)',
    'body text, last_name varchar(80)',
    'surname=last_name',
  ),
  columnsEdit(
    'first_name varchar(50), last_name varchar(50)',
    'given_name varchar(50), family_name varchar(50)',
    'first_name=given_name',
    'last_name=family_name',
  ),
  columnsEdit('price int, name varchar(20)', 'cost int, name varchar(20)', 'price=cost'),
  columnsEdit(
    'name varchar(20), enabled boolean',
    'name varchar(20), active boolean',
    'enabled=active',
  ),
  columnsEdit('a int, b int', 'b2 int, a2 int', 'a=a2', 'b=b2'),
  columnsEdit('owner varchar(50), size int', 'creator varchar(50), size int', 'owner=creator'),
  columnsEdit('size int, tag varchar(50)', 'size int, tags int', 'tag=tags'),
].map(open);

/** Nothing here is another thing's new name. */
const lookalikes: readonly LabelledEdit[] = [
  columnsEdit('age int, name varchar(50)', 'bio text, name varchar(50)'),
  columnsEdit('password_hash varchar(255), age int', 'public_bio varchar(255), age int'),
  columnsEdit('name varchar(50), age int', 'name varchar(50), visits int'),
  columnsEdit('last_login datetime?, name varchar(50)', 'birthday datetime?, name varchar(50)'),
  columnsEdit('email varchar(100), name varchar(50)', 'email_token varchar(100), name varchar(50)'),
  columnsEdit(
    'email varchar(100), name varchar(50)',
    'backup_email varchar(100), name varchar(50)',
  ),
  columnsEdit(
    'first_name varchar(50), name varchar(50)',
    'last_name varchar(50), name varchar(50)',
  ),
  columnsEdit('created_at datetime, name varchar(50)', 'updated_at datetime, name varchar(50)'),
  columnsEdit('start_date date, name varchar(50)', 'end_date date, name varchar(50)'),
  columnsEdit('billing_city varchar(50), size int', 'shipping_city varchar(50), size int'),
  columnsEdit('height int, size int', 'weight int, size int'),
  columnsEdit('quality int, size int', 'quantity int, size int'),
  columnsEdit('price int, size int', 'old_price int, size int'),
  columnsEdit('home_phone varchar(20), size int', 'work_phone varchar(20), size int'),
  columnsEdit('is_admin boolean=false, size int', 'is_banned boolean=false, size int'),
  columnsEdit('min_age int, size int', 'max_age int, size int'),
  columnsEdit('image varchar(200), size int', 'image_count varchar(200), size int'),
  columnsEdit('width int, size int', 'depth int, size int'),
  columnsEdit('ip varchar(45), size int', 'user_agent varchar(45), size int'),
  columnsEdit('token varchar(64)?, size int', 'avatar varchar(64)?, size int'),
  columnsEdit('line1 varchar(50), size int', 'line2 varchar(50), size int'),
  columnsEdit('code int, size int', 'country varchar(2), size int'),
  columnsEdit('weight_kg int, size int', 'weight_note text?, size int'),
  columnsEdit('state enum(on|off), size int', 'color enum(red|green), size int'),
  columnsEdit('views int=0, size int', 'clicks int=0, size int'),
  columnsEdit(
    'a_note text?, b_note text?, size int',
    'c_flag boolean=false, d_rank int=0, size int',
  ),
  columnsEdit('latitude float, size int', 'longitude float, size int'),
  columnsEdit('source_url varchar(200), size int', 'target_url varchar(200), size int'),
  columnsEdit('net_price int, size int', 'price_list int, size int'),
  columnsEdit('email varchar(100)?, size int', 'is_email_verified boolean=false, size int'),
  columnsEdit('comment text?, size int', 'comments_closed boolean=false, size int'),
];

const key = { type: Number, primary: true, generated: true } as const;
const text = { type: String, length: 50 } as const;

function unique(...columns: string[]): { uniques: { columns: string[] }[] } {
  return { uniques: [{ columns }] };
}

function check(expression: string): { checks: { expression: string }[] } {
  return { checks: [{ expression }] };
}

const keyed: readonly LabelledEdit[] = [
  {
    name: 'a key column under another name',
    from: [{ name: 'things', columns: { id: key, label: text } }],
    to: [{ name: 'things', columns: { thing_id: key, label: text } }],
    renames: ['things.id=things.thing_id'],
    isOpen: false,
  },
  {
    name: 'a key column of another word',
    from: [{ name: 'things', columns: { id: key, label: text } }],
    to: [{ name: 'things', columns: { nr: key, label: text } }],
    renames: ['things.id=things.nr'],
    isOpen: false,
  },
  {
    name: 'a column in a unique constraint of several',
    from: [table('things', 'tenant int, slug varchar(50), size int', unique('tenant', 'slug'))],
    to: [
      table('things', 'tenant int, slug_text varchar(50), size int', unique('tenant', 'slug_text')),
    ],
    renames: ['things.slug=things.slug_text'],
    isOpen: false,
  },
  {
    name: 'a column with a check of its own',
    from: [table('things', 'width int, size int', check('width > 3 AND width < 70'))],
    to: [table('things', 'breadth int, size int', check('breadth > 3 AND breadth < 70'))],
    renames: ['things.width=things.breadth'],
    isOpen: false,
    databases: ['postgres', 'sqlite'],
  },
];

export const labelledColumns: readonly LabelledEdit[] = [
  ...renamed,
  ...retyped,
  ...atOnce,
  ...openColumns,
  ...lookalikes,
  ...keyed,
];
