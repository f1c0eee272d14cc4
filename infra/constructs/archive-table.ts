// The archive as a table of Athena, for people who ask. Days and hours are computed from the keys, so that no crawler is needed.
// https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html

import type { CfnTable } from 'aws-cdk-lib/aws-glue'

const COLUMNS: Readonly<Record<string, string>> = {
  event:
    'struct<eventid:string,eventtype:string,itemid:string,playid:string,recommendationid:string,slatekind:string,position:int,watchedseconds:double,durationseconds:double,ended:boolean,impression:array<string>,tracking:string>',
  subject: 'struct<kind:string,id:string,userid:string>',
  occurredat: 'string',
  sentat: 'string',
  receivedat: 'string',
}

export function archiveTable(bucketName: string): CfnTable.TableInputProperty {
  return {
    name: 'archive',
    description: 'Every event that was acknowledged, once or more: tell repeated ones by event.eventid',
    tableType: 'EXTERNAL_TABLE',
    partitionKeys: [
      { name: 'dt', type: 'string' },
      { name: 'h', type: 'string' },
    ],
    parameters: {
      'projection.enabled': 'true',
      'projection.dt.type': 'date',
      'projection.dt.format': 'yyyy-MM-dd',
      'projection.dt.range': '2025-01-01,NOW+1DAY',
      'projection.h.type': 'integer',
      'projection.h.range': '0,23',
      'projection.h.digits': '2',
      'storage.location.template': `s3://${bucketName}/events/v1/dt=\${dt}/h=\${h}/`,
    },
    storageDescriptor: {
      location: `s3://${bucketName}/events/v1/`,
      columns: Object.entries(COLUMNS).map(([name, type]) => ({ name, type })),
      inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      serdeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
    },
  }
}
